// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.Check;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of violations: the condition of a check, in plain words. */
final class CheckMessages {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_VALUES = 10;

    private CheckMessages() {}

    static String of(Check check) {
        if (check instanceof Check.Required) {
            return "must not be null";
        }
        if (check instanceof Check.NotMissing) {
            return "must not be missing: null, or a value that stands for null";
        }
        if (check instanceof Check.OneOf oneOf) {
            return "must be one of " + list(oneOf.values());
        }
        if (check instanceof Check.Matches matches) {
            return "must match " + cut(matches.pattern());
        }
        if (check instanceof Check.Format format) {
            return "must have the format " + format.name();
        }
        if (check instanceof Check.Expression expression) {
            return "must hold: " + cut(expression.expression());
        }
        return ofBounds(check);
    }

    private static String ofBounds(Check check) {
        if (check instanceof Check.Length length) {
            return "must have " + count(length.minimum(), length.maximum()) + " characters";
        }
        if (check instanceof Check.Size size) {
            return "must have " + count(size.minimum(), size.maximum()) + " items";
        }
        if (check instanceof Check.Range range) {
            return "must be " + range(range.minimum(), range.maximum());
        }
        if (check instanceof Check.MultipleOf multiple) {
            return "must be a multiple of " + multiple.step().toPlainString();
        }
        if (check instanceof Check.Timely timely) {
            return "must be no later than " + timely.maxSkew() + " after" + before(timely.maxAge())
                    + " the record's time in Kafka";
        }
        if (check instanceof Check.UniqueItems) {
            return "must not have equal items";
        }
        throw new IllegalStateException("no message for " + check.getClass().getSimpleName());
    }

    private static String before(@Nullable Duration maxAge) {
        return maxAge == null ? "" : " and no earlier than " + maxAge + " before";
    }

    private static String count(int minimum, int maximum) {
        if (maximum == Integer.MAX_VALUE) {
            return minimum + " or more";
        }
        return minimum == maximum ? "exactly " + minimum : minimum + " to " + maximum;
    }

    private static String range(Check.@Nullable Bound minimum, Check.@Nullable Bound maximum) {
        String low = minimum == null ? "" : (minimum.exclusive() ? "above " : "at least ") + minimum.text();
        String high = maximum == null ? "" : (maximum.exclusive() ? "below " : "at most ") + maximum.text();
        return low + (low.isEmpty() || high.isEmpty() ? "" : " and ") + high;
    }

    private static String list(List<String> values) {
        int more = values.size() - MOST_VALUES;
        String shown = String.join(", ", more > 0 ? values.subList(0, MOST_VALUES) : values);
        return cut(shown) + (more > 0 ? " and " + more + " more" : "");
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }
}
