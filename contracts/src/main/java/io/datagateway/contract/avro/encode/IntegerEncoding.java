// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Integers from {@code minimum} to {@code maximum}: int, long, and the logical types that count in them. */
record IntegerEncoding(String type, long minimum, long maximum) implements Encoding {

    /** The number of digits of the longest long. */
    private static final int MAX_DIGITS = 19;

    @Override
    public void write(Object value, EncodingContext context) {
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            write(((Number) value).longValue(), context);
        } else {
            write(exact(value), value, context);
        }
    }

    private static @Nullable BigDecimal exact(Object value) {
        if (value instanceof Number number) {
            return ExactNumber.of(number);
        }
        return value instanceof String text ? ExactNumber.of(text) : null;
    }

    void write(long value, EncodingContext context) {
        if (value < minimum || value > maximum) {
            refuseRange(context);
        } else {
            context.output().writeLong(value);
        }
    }

    private void write(@Nullable BigDecimal exact, Object value, EncodingContext context) {
        if (exact == null) {
            context.refuseType(type, value);
        } else if (!ExactNumber.hasAtMost(MAX_DIGITS, exact)) {
            refuseRange(context);
        } else {
            // Zero too is brought to its shortest form first: 0e-2147483647 would be divided by a power of ten.
            writeShortest(exact.stripTrailingZeros(), context);
        }
    }

    private void writeShortest(BigDecimal exact, EncodingContext context) {
        if (exact.scale() > 0) {
            context.refuse(EncodingIssue.TYPE, "expected " + type + ", found a number with a fraction");
        } else if (exact.toBigInteger().bitLength() >= Long.SIZE) {
            refuseRange(context);
        } else {
            write(exact.longValue(), context);
        }
    }

    private void refuseRange(EncodingContext context) {
        context.refuse(EncodingIssue.RANGE, "is not between " + minimum + " and " + maximum + " as " + type + " asks");
    }
}
