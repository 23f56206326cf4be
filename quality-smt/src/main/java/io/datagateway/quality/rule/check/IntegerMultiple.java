// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Accepts the multiples of an integer. */
final class IntegerMultiple implements IntegerPredicate {

    private final BigInteger step;
    private final long small;

    private IntegerMultiple(BigInteger step) {
        this.step = step;
        this.small = step.bitLength() < Long.SIZE ? step.longValueExact() : 0;
    }

    /** Multiples of {@code step}, which is above 0, in units of {@code 10^-scale}. */
    static IntegerMultiple of(BigDecimal step, int scale) {
        BigDecimal units = step.movePointRight(scale);
        BigInteger denominator = BigInteger.TEN.pow(Math.max(0, units.scale()));
        BigInteger numerator = units.multiply(new BigDecimal(denominator)).toBigIntegerExact();
        // Of a fraction in lowest terms, the multiples that are whole are those of its numerator.
        return new IntegerMultiple(numerator.divide(numerator.gcd(denominator)));
    }

    @Override
    public boolean accepts(long value) {
        return small == 0 ? value == 0 : value % small == 0;
    }

    @Override
    public boolean accepts(BigInteger value) {
        return value.mod(step).signum() == 0;
    }
}
