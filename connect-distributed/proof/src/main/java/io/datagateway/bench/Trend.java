// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * The trend of a series: whether later values are higher, or lower, more often than chance explains, and by how much.
 *
 * <p>The test is that of Mann ("Nonparametric tests against trend", Econometrica 13, 1945) with Kendall's exact
 * distribution, and the slope that of Sen ("Estimates of the regression coefficient based on Kendall's tau", Journal of
 * the American Statistical Association 63, 1968). Neither asks how the values are distributed, and a single outlier
 * decides nothing.
 *
 * @param chance the probability that values in random order show a trend as clear as this one, of 0 to 1
 * @param drift the change from the first to the last value by the median of the slopes of all pairs, as a share of the
 *     median of the values
 */
record Trend(double chance, double drift) {

    /** Below this probability, a trend is not taken for chance. */
    private static final double SIGNIFICANT = 0.10;

    /** A drift that is too small to matter, however clear it is. */
    private static final double NEGLIGIBLE = 0.03;

    static Trend of(List<Double> values) {
        int count = values.size();
        if (count < 2) {
            return new Trend(1, 0);
        }
        var slopes = new ArrayList<Double>();
        int sum = 0;
        for (int later = 1; later < count; later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                double change = values.get(later) - values.get(earlier);
                sum += (int) Math.signum(change);
                slopes.add(change / (later - earlier));
            }
        }
        double slope = RoundStatistics.of(slopes).median();
        double median = RoundStatistics.of(values).median();
        return new Trend(chance(count, Math.abs(sum)), slope * (count - 1) / median);
    }

    /** Returns true if the slope is within the noise of the values, or too small to matter. */
    boolean isNoise() {
        return chance > SIGNIFICANT || Math.abs(drift) < NEGLIGIBLE;
    }

    /** Returns the probability that of values in random order the sum of the signs is at least as far from 0. */
    private static double chance(int count, int sum) {
        double[] inversions = {1};
        for (int values = 2; values <= count; values++) {
            inversions = withOneMore(inversions, values);
        }
        int pairs = count * (count - 1) / 2;
        double tail = 0;
        for (int i = 0; i <= (pairs - sum) / 2; i++) {
            tail += inversions[i];
        }
        return Math.min(1, 2 * tail);
    }

    /**
     * Returns the probabilities of 0, 1, ... inversions among so many values: the last value comes after 0 to
     * {@code values - 1} larger ones, each as likely as the other.
     */
    private static double[] withOneMore(double[] before, int values) {
        var probabilities = new double[before.length + values - 1];
        for (int i = 0; i < before.length; i++) {
            for (int larger = 0; larger < values; larger++) {
                probabilities[i + larger] += before[i] / values;
            }
        }
        return probabilities;
    }
}
