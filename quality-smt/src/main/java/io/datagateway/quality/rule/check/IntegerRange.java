// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.Check;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Accepts the integers between two others, inclusive; null is no bound. */
final class IntegerRange implements IntegerPredicate {

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    private final @Nullable BigInteger minimum;
    private final @Nullable BigInteger maximum;
    private final long low;
    private final long high;

    private IntegerRange(@Nullable BigInteger minimum, @Nullable BigInteger maximum) {
        this.minimum = minimum;
        this.maximum = maximum;
        BigInteger least = minimum == null ? LOWEST : minimum.max(LOWEST);
        BigInteger most = maximum == null ? HIGHEST : maximum.min(HIGHEST);
        boolean possible = least.compareTo(most) <= 0;
        this.low = possible ? least.longValueExact() : Long.MAX_VALUE;
        this.high = possible ? most.longValueExact() : Long.MIN_VALUE;
    }

    /** The range in units of {@code 10^-scale}. */
    static IntegerRange of(Check.Range range, int scale) {
        return new IntegerRange(
                inside(range.minimum(), scale, RoundingMode.CEILING),
                inside(range.maximum(), scale, RoundingMode.FLOOR));
    }

    private static @Nullable BigInteger inside(Check.@Nullable Bound bound, int scale, RoundingMode inwards) {
        if (bound == null) {
            return null;
        }
        BigDecimal units = bound.value().movePointRight(scale);
        BigInteger nearest = units.setScale(0, inwards).toBigIntegerExact();
        boolean onBound = units.compareTo(new BigDecimal(nearest)) == 0;
        int step = bound.exclusive() && onBound ? inwards == RoundingMode.CEILING ? 1 : -1 : 0;
        return nearest.add(BigInteger.valueOf(step));
    }

    @Override
    public boolean accepts(long value) {
        return low <= value && value <= high;
    }

    @Override
    public boolean accepts(BigInteger value) {
        return (minimum == null || minimum.compareTo(value) <= 0) && (maximum == null || maximum.compareTo(value) >= 0);
    }
}
