// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Decimals: the unscaled value in two's complement, big-endian.
 *
 * @param size of the fixed, or {@link BytesEncoding#ANY_SIZE}
 */
record DecimalEncoding(int precision, int scale, int size) implements Encoding {

    @Override
    public void write(Object value, EncodingContext context) {
        BigDecimal number = number(value);
        if (number == null) {
            context.refuseType("a decimal as number or plain text", value);
            return;
        }
        BigInteger unscaled = unscaled(number);
        if (unscaled == null) {
            context.refuse(
                    EncodingIssue.RANGE,
                    "has more digits than decimal(" + precision + ", " + scale + ") holds without rounding");
        } else if (size == BytesEncoding.ANY_SIZE) {
            context.output().writeBytes(unscaled.toByteArray());
        } else {
            context.output().writeFixed(padded(unscaled));
        }
    }

    private static @Nullable BigDecimal number(Object value) {
        if (value instanceof Number number) {
            return ExactNumber.of(number);
        }
        return value instanceof String text ? ExactNumber.of(text) : null;
    }

    private @Nullable BigInteger unscaled(BigDecimal number) {
        if (!ExactNumber.hasAtMost(precision - scale, number)) {
            return null;
        }
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() > scale
                ? null
                : shortest.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
    }

    private byte[] padded(BigInteger unscaled) {
        byte[] digits = unscaled.toByteArray();
        byte[] padded = new byte[size];
        Arrays.fill(padded, (byte) (unscaled.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, padded, size - digits.length, digits.length);
        return padded;
    }
}
