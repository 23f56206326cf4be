// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.Check;
import io.datagateway.quality.rule.format.TextFormat;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Compiles a check of a value that is not null to a condition for the type of its field. */
public final class CheckCompiler {

    private CheckCompiler() {}

    public static Condition compile(Check check, FieldSlot field, Patterns patterns) throws IncompatibleRuleException {
        if (check instanceof Check.OneOf oneOf) {
            return ValueSets.contains(oneOf.values(), field);
        }
        if (check instanceof Check.Range range) {
            return range(range, field);
        }
        if (check instanceof Check.MultipleOf multiple) {
            return multiple(multiple, field);
        }
        if (check instanceof Check.Timely timely) {
            return timely(timely, field);
        }
        if (check instanceof Check.Size size) {
            return size(size, field);
        }
        if (check instanceof Check.UniqueItems) {
            require(field.kind() == ValueKind.ARRAY, field, "an array");
            return UniqueItemsCondition.of(field.schema(), field.slot());
        }
        require(field.kind().isText(), field, "a string or an enum");
        return field.text(textTest(check, patterns));
    }

    private static TextPredicate textTest(Check check, Patterns patterns) throws IncompatibleRuleException {
        if (check instanceof Check.Matches matches) {
            return patterns.matches(matches.pattern());
        }
        if (check instanceof Check.Length length) {
            return TextPredicates.length(length.minimum(), length.maximum());
        }
        if (check instanceof Check.Format format) {
            TextFormat known = TextFormat.parse(format.name())
                    .orElseThrow(() -> new IncompatibleRuleException("the format " + format.name()
                            + " is not known; use one of " + Arrays.toString(TextFormat.values()) + " or a pattern"));
            return known::accepts;
        }
        throw new IllegalStateException("no condition for " + check.getClass().getSimpleName());
    }

    private static Condition range(Check.Range range, FieldSlot field) throws IncompatibleRuleException {
        require(field.kind().isExact() || field.kind().isFloating(), field, "a number, date or time");
        if (field.kind().isExact()) {
            return field.whole(IntegerRange.of(range, field.scale()));
        }
        double low = FloatingBounds.low(range.minimum(), field.kind());
        double high = FloatingBounds.high(range.maximum(), field.kind());
        int slot = field.slot();
        return (slots, nowMillis) -> {
            double value = slots.asDouble(slot);
            return low <= value && value <= high;
        };
    }

    private static Condition multiple(Check.MultipleOf multiple, FieldSlot field) throws IncompatibleRuleException {
        require(field.kind().isExact(), field, "an int, a long or a decimal, whose values are exact");
        if (multiple.step().signum() <= 0) {
            throw new IncompatibleRuleException("multipleOf must be above 0");
        }
        return field.whole(IntegerMultiple.of(multiple.step(), field.scale()));
    }

    private static Condition size(Check.Size size, FieldSlot field) throws IncompatibleRuleException {
        require(field.kind() == ValueKind.ARRAY || field.kind() == ValueKind.MAP, field, "an array or a map");
        int slot = field.slot();
        return (slots, nowMillis) -> slots.count(slot) >= size.minimum() && slots.count(slot) <= size.maximum();
    }

    private static Condition timely(Check.Timely timely, FieldSlot field) throws IncompatibleRuleException {
        ChronoUnit unit = TimestampUnit.unit(field.schema()).orElse(ChronoUnit.FOREVER);
        require(unit != ChronoUnit.FOREVER && unit != ChronoUnit.DAYS, field, "a timestamp");
        return new Timeliness(field.slot(), TimeUnit.of(unit), timely);
    }

    private static void require(boolean fits, FieldSlot field, String needed) throws IncompatibleRuleException {
        if (!fits) {
            throw new IncompatibleRuleException("the rule needs " + needed + ", the Avro schema has a " + field.kind()
                    + " there; change the rule or the .avsc");
        }
    }
}
