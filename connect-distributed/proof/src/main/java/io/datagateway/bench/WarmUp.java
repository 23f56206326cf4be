// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides when a contestant is warm: once it has had its least rounds and time, and the last rounds have no trend. A
 * virtual machine compiles for minutes, and a figure that still rises is none.
 */
final class WarmUp {

    /** Rounds whose trend is tested. Of fewer, even a steady rise is hardly told from chance. */
    static final int WINDOW = 8;

    /** The bound, as a multiple of the least. */
    private static final int MOST = 4;

    private final int leastRounds;
    private final double leastSeconds;
    private final List<Double> rates = new ArrayList<>();

    WarmUp(int leastRounds, double leastSeconds) {
        this.leastRounds = leastRounds;
        this.leastSeconds = leastSeconds;
    }

    void add(double rate) {
        rates.add(rate);
    }

    /** @param seconds the time since its begin */
    boolean isOver(double seconds) {
        int rounds = rates.size();
        boolean atBound = rounds >= MOST * leastRounds && seconds >= MOST * leastSeconds;
        return atBound || (rounds >= leastRounds && seconds >= leastSeconds && isStationary());
    }

    /** Returns true if the slope of the last rounds is within noise. */
    boolean isStationary() {
        return rates.size() >= WINDOW && Trend.of(last()).isNoise();
    }

    /** Returns the median of the last rounds. */
    double rate() {
        return RoundStatistics.of(last()).median();
    }

    private List<Double> last() {
        return rates.subList(Math.max(0, rates.size() - WINDOW), rates.size());
    }
}
