// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.quality.rule.check.Condition;
import io.datagateway.quality.rule.check.FieldReader;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.Program;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.ref.Val;

/** An expression over fields. One that fails is neither true nor false. For one thread. */
final class CelCondition implements Condition {

    private final Program program;
    private final Map<String, FieldReader> readers;
    private final Function<String, @Nullable Object> variables = this::variable;
    private @Nullable ProjectedValues current;

    CelCondition(Program program, Map<String, FieldReader> readers) {
        this.program = program;
        this.readers = Map.copyOf(readers);
    }

    @Override
    public boolean holds(ProjectedValues slots, long nowMillis) {
        return evaluate(slots) instanceof BoolT answer && answer.booleanValue();
    }

    boolean isFalse(ProjectedValues slots) {
        return evaluate(slots) instanceof BoolT answer && !answer.booleanValue();
    }

    private Val evaluate(ProjectedValues slots) {
        current = slots;
        return program.eval(variables).getVal();
    }

    private @Nullable Object variable(String name) {
        FieldReader reader = readers.get(name);
        return reader == null || current == null ? null : reader.read(current);
    }
}
