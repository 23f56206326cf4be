// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of several rounds; never empty.
 *
 * @param interval the interval of the median, null for fewer than six rounds
 */
record RoundStatistics(
        double median, double min, double max, @Nullable Interval interval, List<Double> rounds) {

    /** The width of an interval that is narrow enough, as a share of the median. */
    private static final double NARROW = 0.10;

    static RoundStatistics of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new RoundStatistics(
                median, sorted.get(0), sorted.get(sorted.size() - 1), Interval.ofMedian(rounds), List.copyOf(rounds));
    }

    /** Returns true if there is an interval, and more rounds need not make it narrower. */
    boolean isNarrow() {
        return interval != null && interval.high() - interval.low() < NARROW * median;
    }

    /**
     * Returns the ratios of the rounds of this to the same rounds of the other. What the machine does meanwhile affects
     * both.
     */
    RoundStatistics by(RoundStatistics other) {
        return with(other, (one, two) -> one / two);
    }

    /** Returns the rates of what passes through both, one after the other, so that their times add up. */
    RoundStatistics inSeriesWith(RoundStatistics other) {
        return with(other, (one, two) -> 1 / (1 / one + 1 / two));
    }

    private RoundStatistics with(RoundStatistics other, DoubleBinaryOperator operator) {
        if (rounds.size() != other.rounds.size()) {
            throw new IllegalArgumentException(rounds.size() + " rounds with " + other.rounds.size());
        }
        return of(IntStream.range(0, rounds.size())
                .mapToObj(round -> operator.applyAsDouble(rounds.get(round), other.rounds.get(round)))
                .toList());
    }
}
