// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.quality.rule.check.IncompatibleRuleException;
import io.datagateway.quality.rule.check.Patterns;
import io.datagateway.quality.rule.check.TextPredicate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.Err;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.Interpretable;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableCall;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableConst;
import org.projectnessie.cel.interpreter.InterpretableDecorator;

/**
 * Replaces the engine's {@code matches} by a contract's patterns, compiled beforehand. The engine's own compiles a
 * {@code java.util.regex.Pattern} for every record, and a record could make that take for ever.
 */
final class CelMatches implements InterpretableDecorator {

    private final List<String> problems = new ArrayList<>();
    private final Patterns patterns;

    CelMatches(Patterns patterns) {
        this.patterns = patterns;
    }

    @Override
    public Interpretable decorate(Interpretable node) {
        if (!(node instanceof InterpretableCall call) || !call.function().equals("matches")) {
            return node;
        }
        Interpretable text = call.args()[0];
        if (call.args()[1] instanceof InterpretableConst literal && literal.value() instanceof StringT pattern) {
            return matches(node, text, pattern.value().toString());
        }
        problems.add("matches needs a literal pattern");
        return node;
    }

    /** @throws IncompatibleRuleException if the program has a {@code matches} that cannot be replaced */
    void throwIfUnfit() throws IncompatibleRuleException {
        if (!problems.isEmpty()) {
            throw new IncompatibleRuleException(String.join("; ", problems));
        }
    }

    private Interpretable matches(Interpretable node, Interpretable text, String pattern) {
        try {
            return new CompiledMatches(node.id(), text, patterns.matches(pattern));
        } catch (IncompatibleRuleException e) {
            problems.add(e.reason());
            return node;
        }
    }

    private record CompiledMatches(long id, Interpretable text, TextPredicate pattern) implements Interpretable {
        @Override
        public Val eval(Activation activation) {
            Val value = text.eval(activation);
            if (!(value instanceof StringT string)) {
                return Err.isError(value) ? value : Err.newErr("matches needs a string");
            }
            byte[] bytes = string.value().toString().getBytes(StandardCharsets.UTF_8);
            return pattern.accepts(bytes, 0, bytes.length) ? BoolT.True : BoolT.False;
        }
    }
}
