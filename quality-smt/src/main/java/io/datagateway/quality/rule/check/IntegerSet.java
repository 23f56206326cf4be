// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;

/** Accepts the integers of a set. */
final class IntegerSet implements IntegerPredicate {

    private final Set<BigInteger> numbers;
    private final long[] small;

    IntegerSet(Collection<BigInteger> numbers) {
        this.numbers = Set.copyOf(numbers);
        this.small = numbers.stream()
                .filter(number -> number.bitLength() < Long.SIZE)
                .mapToLong(BigInteger::longValueExact)
                .sorted()
                .toArray();
    }

    @Override
    public boolean accepts(long value) {
        return Arrays.binarySearch(small, value) >= 0;
    }

    @Override
    public boolean accepts(BigInteger value) {
        return numbers.contains(value);
    }
}
