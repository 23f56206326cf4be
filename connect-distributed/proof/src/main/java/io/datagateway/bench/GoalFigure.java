// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * A figure that has a goal, taken of the same rounds of several contestants.
 *
 * @param of the contestant that is judged, by its place in the list of contestants
 * @param by those that it is compared with, in series if there are several; none if the goal is a figure of its own
 */
record GoalFigure(PerformanceGoal goal, int of, List<Integer> by) {

    /** Returns one contestant compared with another one, or with several in series. */
    static GoalFigure ratio(PerformanceGoal goal, int of, Integer... by) {
        return new GoalFigure(goal, of, List.of(by));
    }

    RoundStatistics seen(List<RoundStatistics> contestants) {
        RoundStatistics own = contestants.get(of);
        return by.stream()
                .map(contestants::get)
                .reduce(RoundStatistics::inSeriesWith)
                .map(own::by)
                .orElse(own);
    }

    GoalResult result(List<Measurement> measurements) {
        RoundStatistics seen =
                seen(measurements.stream().map(Measurement::statistics).toList());
        boolean warm =
                Stream.concat(Stream.of(of), by.stream()).map(measurements::get).allMatch(Measurement::stationary);
        return new GoalResult(goal, seen, warm && Trend.of(seen.rounds()).isNoise());
    }
}
