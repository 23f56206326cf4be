// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {

    private static final long SEED = 20;
    private static final int SERIES = 4_000;

    @Test
    void fiveValuesAreTooFew() {
        assertThat(Interval.ofMedian(List.of(1.0, 2.0, 3.0, 4.0, 5.0))).isNull();
        assertThat(Interval.ofMedian(List.of())).isNull();
    }

    /** Conover, "Practical Nonparametric Statistics", table A3: which values are the ends. */
    @ParameterizedTest
    @CsvSource({"6, 1", "8, 1", "9, 2", "11, 2", "12, 3", "15, 4", "20, 6", "25, 8"})
    void theEndsAreThoseOfTheBinomialDistribution(int count, int lowest) {
        var values = new ArrayList<>(
                IntStream.rangeClosed(1, count).mapToObj(Double::valueOf).toList());
        Collections.shuffle(values, new Random(SEED));

        assertThat(Interval.ofMedian(values)).isEqualTo(new Interval(lowest, count + 1 - lowest));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 9, 13, 24})
    void itHoldsTheMedianOfASkewedDistributionAsOftenAsItSays(int count) {
        var random = new Random(SEED);
        double median = Math.log(2);
        long held = IntStream.range(0, SERIES)
                .filter(series -> {
                    Interval interval = Interval.ofMedian(IntStream.range(0, count)
                            .mapToObj(value -> -Math.log(1 - random.nextDouble()))
                            .toList());
                    return interval != null && interval.low() <= median && median <= interval.high();
                })
                .count();

        assertThat((double) held / SERIES).isGreaterThan(0.94);
    }

    /** As rounds end when the interval is narrow, it is one that is narrow by chance a little too often. */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.05, 0.08, 0.1, 0.2})
    void itHoldsTheMedianThoughRoundsEndWhenItIsNarrow(double noise) {
        var random = new Random(SEED);
        long held = IntStream.range(0, SERIES)
                .mapToObj(series -> untilNarrow(noise, random).interval())
                .filter(interval -> interval != null && interval.low() <= 1 && 1 <= interval.high())
                .count();

        assertThat((double) held / SERIES).isGreaterThan(0.92);
    }

    private static RoundStatistics untilNarrow(double noise, Random random) {
        var options = new BenchOptions();
        var rounds = new ArrayList<Double>();
        do {
            rounds.add(1 + noise * random.nextGaussian());
        } while (rounds.size() < options.rounds
                || (rounds.size() < options.mostRounds
                        && !RoundStatistics.of(rounds).isNarrow()));
        return RoundStatistics.of(rounds);
    }
}
