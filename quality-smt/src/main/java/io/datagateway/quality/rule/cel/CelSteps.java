// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.cel;

import io.datagateway.quality.rule.check.Steps;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.common.types.BoolT;
import org.projectnessie.cel.common.types.BytesT;
import org.projectnessie.cel.common.types.StringT;
import org.projectnessie.cel.common.types.ref.Val;
import org.projectnessie.cel.common.types.traits.Sizer;
import org.projectnessie.cel.interpreter.Activation;
import org.projectnessie.cel.interpreter.Interpretable;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableAttribute;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableCall;
import org.projectnessie.cel.interpreter.Interpretable.InterpretableConst;
import org.projectnessie.cel.interpreter.InterpretableDecorator;

/**
 * Counts the steps of an expression: one for each operation, and as many as its result, or a field that is read, is
 * large. The engine's operations take time linear in what they are given, all of which was counted when it was made;
 * only {@code contains} does not, and is counted by itself.
 */
record CelSteps(Steps steps) implements InterpretableDecorator {

    @Override
    public Interpretable decorate(Interpretable node) {
        // The engine needs to know these two again; they only hand out what is there.
        if (node instanceof InterpretableAttribute || node instanceof InterpretableConst) {
            return node;
        }
        if (node instanceof InterpretableCall call && call.function().equals("contains")) {
            return new Counted(new Contains(node, call.args()[0], call.args()[1], steps), steps);
        }
        return new Counted(node, steps);
    }

    /** Counts the reading of a field. */
    void takeFor(@Nullable Object value) {
        long count = 1;
        if (value instanceof List<?> items) {
            for (Object item : items) {
                count += Steps.OF_ITEM + Steps.ofText(length(item));
            }
        }
        steps.take(count + Steps.ofText(length(value)));
    }

    private static long length(@Nullable Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        if (value instanceof ByteBuffer bytes) {
            return bytes.remaining();
        }
        return value instanceof byte[] bytes ? bytes.length : 0;
    }

    private static long size(Val value) {
        if (value instanceof StringT || value instanceof BytesT) {
            return Steps.ofText(length(value.value()));
        }
        return value instanceof Sizer list ? list.size().intValue() : 0;
    }

    private record Counted(Interpretable node, Steps steps) implements Interpretable {
        @Override
        public long id() {
            return node.id();
        }

        @Override
        public Val eval(Activation activation) {
            steps.throwIfSpent();
            Val value = node.eval(activation);
            steps.take(1 + size(value));
            return value;
        }
    }

    /** Looks for one text in another, which may take as many steps as the product of their lengths. */
    private record Contains(Interpretable call, Interpretable text, Interpretable part, Steps steps)
            implements Interpretable {
        @Override
        public long id() {
            return call.id();
        }

        @Override
        public Val eval(Activation activation) {
            if (!(text.eval(activation) instanceof StringT all) || !(part.eval(activation) instanceof StringT some)) {
                return call.eval(activation);
            }
            String searched = (String) all.value();
            String sought = (String) some.value();
            steps.take(Steps.ofText((long) searched.length() * sought.length()));
            return searched.contains(sought) ? BoolT.True : BoolT.False;
        }
    }
}
