// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import org.jspecify.annotations.Nullable;

/** Float and double: the nearest one to any number that is not too large. */
final class FloatingEncoding {

    private FloatingEncoding() {}

    static void writeFloat(Object value, EncodingContext context) {
        Number number = number(value);
        if (number == null) {
            context.refuseType("float", value);
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

    private static boolean isInfinite(Number number) {
        return (number instanceof Double || number instanceof Float) && Double.isInfinite(number.doubleValue());
    }
}
