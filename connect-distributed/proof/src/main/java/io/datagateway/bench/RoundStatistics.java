// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.stream.IntStream;

/** The statistics of several rounds; never empty. */
record RoundStatistics(double median, double min, double max, List<Double> rounds) {

    static RoundStatistics of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        List<Double> sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new RoundStatistics(median, sorted.get(0), sorted.get(sorted.size() - 1), List.copyOf(rounds));
    }

    /**
     * Returns the ratios of the rounds of this to the same rounds of the other. What the machine does meanwhile affects
     * both.
     */
    RoundStatistics by(RoundStatistics other) {
        if (rounds.size() != other.rounds.size()) {
            throw new IllegalArgumentException(rounds.size() + " rounds by " + other.rounds.size());
        }
        return of(IntStream.range(0, rounds.size())
                .mapToObj(round -> rounds.get(round) / other.rounds.get(round))
                .toList());
    }
}
