// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

/** Float and double: the nearest one to any number that is not too large. */
final class FloatingEncoding {

    private FloatingEncoding() {}

    static void writeFloat(Object value, Draft draft) {
        if (!(value instanceof Number number)) {
            draft.refuseType("float", value);
        } else if (Float.isInfinite(number.floatValue()) && !isInfinite(number)) {
            draft.refuse(EncodingIssue.RANGE, "is too large for a float");
        } else {
            draft.output().writeFloat(number.floatValue());
        }
    }

    static void writeDouble(Object value, Draft draft) {
        if (!(value instanceof Number number)) {
            draft.refuseType("double", value);
        } else if (Double.isInfinite(number.doubleValue()) && !isInfinite(number)) {
            draft.refuse(EncodingIssue.RANGE, "is too large for a double");
        } else {
            draft.output().writeDouble(number.doubleValue());
        }
    }

    private static boolean isInfinite(Number number) {
        return (number instanceof Double || number instanceof Float) && Double.isInfinite(number.doubleValue());
    }
}
