// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The condition that a rule sets for a value, as data. A null value passes every check but {@link Required} and
 * {@link NotMissing}. Bounds are already in the unit of the field's Avro type (a {@code timestamp-millis} bound is
 * epoch milliseconds).
 */
public sealed interface Check {

    /** The value is not null. */
    record Required() implements Check {}

    /** The value is neither null nor one of {@code stand-ins} for a missing value (compared exactly, no trimming). */
    record NotMissing(List<String> standIns) implements Check {
        public NotMissing {
            standIns = List.copyOf(standIns);
        }
    }

    /** The value is one of these: text by code points, numbers numerically, decimals whatever their scale. */
    record OneOf(List<String> values) implements Check {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** The text contains a match of an RE2 regular expression (unanchored, as in JSON Schema). */
    record Matches(String pattern) implements Check {}

    /**
     * The text has a named form: {@code email}, {@code uuid}, {@code ipv4}, {@code ipv6}, {@code uri},
     * {@code hostname}.
     */
    record Format(String name) implements Check {}

    /** The text's number of Unicode code points is within bounds, inclusive. */
    record Length(int minimum, int maximum) implements Check {}

    /** The number is within bounds; NaN is not. */
    record Range(@Nullable Bound minimum, @Nullable Bound maximum) implements Check {}

    /**
     * One end of a {@link Range}.
     *
     * @param value in the unit of the field's Avro type
     * @param text as the contract writes it, for messages
     */
    record Bound(BigDecimal value, boolean exclusive, String text) {}

    /** The integer or decimal is a whole multiple of {@code step}. */
    record MultipleOf(BigDecimal step) implements Check {}

    /** The array's number of items, or the map's number of entries, is within bounds, inclusive. */
    record Size(int minimum, int maximum) implements Check {}

    /** All items of the array are different; null counts as a value. */
    record UniqueItems() implements Check {}

    /**
     * A CEL expression over {@code this} is true.
     *
     * @param when guard: where it is false the rule does not apply
     */
    record Expression(String expression, @Nullable String when) implements Check {}

    /**
     * The event time lies within {@code [now - maxAge, now + maxSkew]}, where now is the time of the record in Kafka.
     *
     * @param maxAge null for no lower bound
     */
    record Timely(Duration maxSkew, @Nullable Duration maxAge) implements Check {}
}
