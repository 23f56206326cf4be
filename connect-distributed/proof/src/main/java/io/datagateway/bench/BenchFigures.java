// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * What was measured in a comparison, or in several.
 *
 * @param goalResults those measurements that have a goal
 */
record BenchFigures(List<Measurement> measurements, List<GoalResult> goalResults) {

    BenchFigures plus(BenchFigures more) {
        return new BenchFigures(join(measurements, more.measurements), join(goalResults, more.goalResults));
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
