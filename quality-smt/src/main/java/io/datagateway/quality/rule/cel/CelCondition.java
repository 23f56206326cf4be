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
    private final CelSteps counting;
    private @Nullable ProjectedValues current;

    CelCondition(Program program, Map<String, FieldReader> readers, CelSteps counting) {
        this.program = program;
        this.counting = counting;
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
        try {
            return program.eval(variables).getVal();
        } finally {
            // The engine puts exceptions into its own, and may take one for a value that is not known.
            counting.steps().throwIfSpent();
        }
    }

    private @Nullable Object variable(String name) {
        FieldReader reader = readers.get(name);
        if (reader == null || current == null) {
            return null;
        }
        // The engine may go on after an exception; then there is nothing more to read.
        counting.steps().throwIfSpent();
        Object value = reader.read(current);
        counting.takeFor(value);
        return value;
    }
}
