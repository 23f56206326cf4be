// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.math.BigInteger;

/** The bytes of an Avro decimal: its unscaled value in two's complement, big-endian (Avro 1.12, "Decimal"). */
final class DecimalBytes {

    private DecimalBytes() {}

    /**
     * Returns true if the predicate accepts the number. Makes an object only for one that does not fit into a long.
     *
     * @throws ArithmeticException if there are no bytes
     */
    static boolean test(IntegerPredicate test, byte[] buffer, int offset, int length) {
        if (length == 0) {
            throw new ArithmeticException("a decimal of no bytes");
        }
        return fitsLong(buffer, offset, length)
                ? test.accepts(longValue(buffer, offset, length))
                : test.accepts(new BigInteger(buffer, offset, length));
    }

    private static boolean fitsLong(byte[] buffer, int offset, int length) {
        int surplus = length - Long.BYTES;
        for (int at = offset; at < offset + surplus; at++) {
            if (buffer[at] != buffer[offset + surplus] >> 7) {
                return false;
            }
        }
        return true;
    }

    private static long longValue(byte[] buffer, int offset, int length) {
        long value = buffer[offset];
        for (int at = offset + 1; at < offset + length; at++) {
            value = (value << 8) | (buffer[at] & 0xff);
        }
        return value;
    }
}
