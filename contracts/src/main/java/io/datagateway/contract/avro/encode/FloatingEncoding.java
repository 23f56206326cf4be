// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Float and double: the nearest one to any number that is not too large. */
final class FloatingEncoding {

    private static final String TOO_LONG = "has more than a thousand digits";

    private FloatingEncoding() {}

    static void writeFloat(Object value, EncodingContext context) {
        Number number = number(value);
        if (number == null) {
            context.refuseType("float", value);
        } else if (isTooLong(number)) {
            context.refuse(EncodingIssue.RANGE, TOO_LONG);
        } else if (Float.isInfinite(number.floatValue()) && !isInfinite(number)) {
            context.refuse(EncodingIssue.RANGE, "is too large for a float");
        } else {
            context.output().writeFloat(number.floatValue());
        }
    }

    static void writeDouble(Object value, EncodingContext context) {
        Number number = number(value);
        if (number == null) {
            context.refuseType("double", value);
        } else if (isTooLong(number)) {
            context.refuse(EncodingIssue.RANGE, TOO_LONG);
        } else if (Double.isInfinite(number.doubleValue()) && !isInfinite(number)) {
            context.refuse(EncodingIssue.RANGE, "is too large for a double");
        } else {
            context.output().writeDouble(number.doubleValue());
        }
    }

    private static @Nullable Number number(Object value) {
        if (value instanceof Number number) {
            return number;
        }
        return value instanceof String text ? read(text) : null;
    }

    private static @Nullable Number read(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> ExactNumber.of(text);
        };
    }

    /** Rounding a decimal goes through its text, which takes time that grows faster than the number. */
    private static boolean isTooLong(Number number) {
        return number instanceof BigDecimal decimal && !ExactNumber.isShort(decimal);
    }

    private static boolean isInfinite(Number number) {
        return (number instanceof Double || number instanceof Float) && Double.isInfinite(number.doubleValue());
    }
}
