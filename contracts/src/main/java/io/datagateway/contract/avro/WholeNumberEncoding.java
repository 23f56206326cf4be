// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.math.BigDecimal;

/** Whole numbers from {@code least} to {@code most}: int, long, and what is counted in them. */
record WholeNumberEncoding(String type, long least, long most) implements Encoding {

    /** No long has more digits. */
    private static final int MAX_DIGITS = 19;

    @Override
    public void write(Object value, Draft draft) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            write(((Number) value).longValue(), draft);
        } else if (value instanceof Number number) {
            write(number, draft);
        } else {
            draft.refuseType(type, value);
        }
    }

    void write(long value, Draft draft) {
        if (value < least || value > most) {
            refuseRange(draft);
        } else {
            draft.output().writeLong(value);
        }
    }

    private void write(Number number, Draft draft) {
        BigDecimal exact = ExactNumber.of(number);
        if (exact == null) {
            draft.refuseType(type, number);
        } else if (!ExactNumber.hasAtMost(MAX_DIGITS, exact)) {
            refuseRange(draft);
        } else if (exact.stripTrailingZeros().scale() > 0) {
            draft.refuse(EncodingIssue.TYPE, "expected " + type + ", found a number with a fraction");
        } else if (exact.toBigInteger().bitLength() >= Long.SIZE) {
            refuseRange(draft);
        } else {
            write(exact.longValue(), draft);
        }
    }

    private void refuseRange(Draft draft) {
        draft.refuse(EncodingIssue.RANGE, "is not between " + least + " and " + most + " as " + type + " asks");
    }
}
