// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.math.BigInteger;

/** Checks decimals: at least one byte, and no more digits than the precision. */
final class DecimalCheck implements LogicalCheck {

    private final BigInteger bound;
    private final long smallBound;

    /** The number of bytes that can hold nothing beyond the bound. */
    private final int harmlessBytes;

    DecimalCheck(int precision) {
        this.bound = BigInteger.TEN.pow(precision);
        this.smallBound = bound.bitLength() < Long.SIZE ? bound.longValueExact() : 0; // else eight bytes are harmless
        this.harmlessBytes = bound.bitLength() / Byte.SIZE;
    }

    @Override
    public void check(AvroInput in, int end) throws MalformedDatumException {
        int from = end - (int) in.value();
        if (from == end) {
            throw new MalformedDatumException("a decimal has no bytes", end);
        }
        if (end - from > harmlessBytes && !isInBound(in.buffer(), from, end)) {
            throw new MalformedDatumException("the decimal has more digits than its precision", from);
        }
    }

    /**
     * Returns true if the value is within the bound. Bytes that only repeat the sign are left out first: so even large
     * values are compared without an object.
     */
    private boolean isInBound(byte[] buffer, int from, int end) {
        int sign = buffer[from] >> 7;
        int first = from;
        while (first < end - 1 && buffer[first] == sign && buffer[first + 1] >> 7 == sign) {
            first++;
        }
        int length = end - first;
        if (length <= harmlessBytes) {
            return true;
        }
        if (length > bound.bitLength() / Byte.SIZE + 1) {
            return false;
        }
        if (length > Long.BYTES) {
            return new BigInteger(buffer, first, length).abs().compareTo(bound) < 0;
        }
        long value = sign;
        for (int i = first; i < end; i++) {
            value = (value << Byte.SIZE) | (buffer[i] & 0xff);
        }
        return -smallBound < value && value < smallBound;
    }
}
