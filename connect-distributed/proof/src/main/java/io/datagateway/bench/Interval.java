// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An interval that holds a figure with a probability of 95 %. */
record Interval(double low, double high) {

    /** What may be left out at each end. */
    private static final double TAIL = 0.025;

    /**
     * Returns the interval of the median, null for fewer than six values: even their whole range holds it less often.
     * Its ends are two of the values, which ones is by the binomial distribution, however the values are distributed
     * (Conover, "Practical Nonparametric Statistics", 3rd edition, 1999, section 3.2).
     */
    static @Nullable Interval ofMedian(List<Double> values) {
        int count = values.size();
        double probability = Math.pow(0.5, count);
        double below = probability;
        int left = 0;
        while (below <= TAIL) {
            left++;
            probability *= (count - left + 1.0) / left;
            below += probability;
        }
        if (left == 0) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Interval(sorted.get(left - 1), sorted.get(count - left));
    }
}
