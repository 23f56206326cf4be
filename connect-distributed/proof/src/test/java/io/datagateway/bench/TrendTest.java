// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendTest {

    private static final long SEED = 20;
    private static final int SERIES = 4_000;

    @Test
    void figuresThatRiseFromRoundToRoundAreNoNoise() {
        Trend trend = Trend.of(List.of(24.0, 45.0, 80.0, 118.0, 117.0, 140.0, 160.0, 178.0));

        assertThat(trend.isNoise()).isFalse();
        assertThat(trend.drift()).isGreaterThan(1);
    }

    @Test
    void figuresThatFallAreNoNoiseEither() {
        assertThat(Trend.of(List.of(8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0)).isNoise())
                .isFalse();
    }

    @Test
    void aDriftThatIsClearButTooSmallToMatterIsNoise() {
        Trend trend = Trend.of(List.of(100.0, 100.1, 100.2, 100.3, 100.4, 100.5, 100.6, 100.7));

        assertThat(trend.chance()).isLessThan(0.001);
        assertThat(trend.isNoise()).isTrue();
    }

    @Test
    void oneOutlierIsNoTrend() {
        assertThat(Trend.of(List.of(100.0, 101.0, 99.0, 100.0, 102.0, 100.0, 101.0, 500.0))
                        .isNoise())
                .isTrue();
    }

    /** Kendall, "Rank Correlation Methods", table of the probabilities of S: 0.042, 0.0083, 0.0014 and 0.031, one-sided. */
    @ParameterizedTest
    @CsvSource({"4, 6, 0.0833", "5, 10, 0.01667", "6, 15, 0.00278", "8, 16, 0.0610"})
    void chanceIsThatOfKendallsTable(int count, int sum, double chance) {
        assertThat(Trend.of(withSum(count, sum)).chance()).isCloseTo(chance, within(0.0005));
    }

    @Test
    void ofTooFewValuesNothingIsSaid() {
        assertThat(Trend.of(List.of())).isEqualTo(new Trend(1, 0));
        assertThat(Trend.of(List.of(5.0)).isNoise()).isTrue();
    }

    @Test
    void noiseAloneIsTakenForATrendOnceInTenTimesAtMost() {
        assertThat(shareOfTrends(0)).isLessThan(0.1);
    }

    @Test
    void aRiseOfFivePercentARoundIsSeenThroughTenPercentOfNoise() {
        assertThat(shareOfTrends(0.05)).isGreaterThan(0.7);
    }

    private static double shareOfTrends(double slope) {
        var random = new Random(SEED);
        long trends = IntStream.range(0, SERIES)
                .filter(series -> !Trend.of(IntStream.range(0, WarmUp.WINDOW)
                                .mapToObj(round -> 100 * (1 + slope * round) + 10 * random.nextGaussian())
                                .toList())
                        .isNoise())
                .count();
        return (double) trends / SERIES;
    }

    /** Returns the numbers from 1 on with so many swaps of neighbours that the sum of the signs is this. */
    private static List<Double> withSum(int count, int sum) {
        double[] values = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
        int swaps = (count * (count - 1) / 2 - sum) / 2;
        for (int last = count - 1; swaps > 0; last--) {
            for (int i = 0; i < last && swaps > 0; i++, swaps--) {
                double moved = values[i];
                values[i] = values[i + 1];
                values[i + 1] = moved;
            }
        }
        return DoubleStream.of(values).boxed().collect(Collectors.toList());
    }
}
