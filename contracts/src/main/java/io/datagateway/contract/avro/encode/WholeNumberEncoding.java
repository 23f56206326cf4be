// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whole numbers from {@code least} to {@code most}: int, long, and what is counted in them. */
record WholeNumberEncoding(String type, long least, long most) implements Encoding {

    /** No long has more digits. */
    private static final int MAX_DIGITS = 19;

    @Override
    public void write(Object value, Draft draft) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            write(((Number) value).longValue(), draft);
        } else {
            write(exact(value), value, draft);
        }
    }

    private static @Nullable BigDecimal exact(Object value) {
        if (value instanceof Number number) {
            return ExactNumber.of(number);
        }
        return value instanceof String text ? ExactNumber.of(text) : null;
    }

    void write(long value, Draft draft) {
        if (value < least || value > most) {
            refuseRange(draft);
        } else {
            draft.output().writeLong(value);
        }
    }

    private void write(@Nullable BigDecimal exact, Object value, Draft draft) {
        if (exact == null) {
            draft.refuseType(type, value);
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
