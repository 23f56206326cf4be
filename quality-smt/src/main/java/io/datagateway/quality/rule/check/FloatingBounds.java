// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.Check;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a range over float or double, inclusive. A bound is first rounded to the type of the field, so that the
 * float 0.1 is within a bound of 0.1.
 */
final class FloatingBounds {

    private FloatingBounds() {}

    static double low(Check.@Nullable Bound bound, ValueKind kind) {
        if (bound == null) {
            return Double.NEGATIVE_INFINITY;
        }
        double value = rounded(bound, kind);
        return bound.exclusive() ? kind == ValueKind.FLOAT ? Math.nextUp((float) value) : Math.nextUp(value) : value;
    }

    static double high(Check.@Nullable Bound bound, ValueKind kind) {
        if (bound == null) {
            return Double.POSITIVE_INFINITY;
        }
        double value = rounded(bound, kind);
        return bound.exclusive()
                ? kind == ValueKind.FLOAT ? Math.nextDown((float) value) : Math.nextDown(value)
                : value;
    }

    private static double rounded(Check.Bound bound, ValueKind kind) {
        return kind == ValueKind.FLOAT
                ? bound.value().floatValue()
                : bound.value().doubleValue();
    }
}
