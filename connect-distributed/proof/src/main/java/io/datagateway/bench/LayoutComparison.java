// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Layout;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A goal's measurements in both layouts of one run. */
record LayoutComparison(PerformanceGoal goal, RoundStatistics split, RoundStatistics single) {

    /** Returns the goals that were measured in both. */
    static List<LayoutComparison> of(List<BenchResult> results) {
        var seen = new EnumMap<PerformanceGoal, Map<Layout, RoundStatistics>>(PerformanceGoal.class);
        for (BenchResult result : results) {
            for (GoalResult each : result.goalResults()) {
                seen.computeIfAbsent(each.goal(), goal -> new EnumMap<>(Layout.class))
                        .put(result.layout(), each.seen());
            }
        }
        var comparisons = new ArrayList<LayoutComparison>();
        seen.forEach((goal, layouts) -> {
            RoundStatistics split = layouts.get(Layout.SPLIT);
            RoundStatistics single = layouts.get(Layout.SINGLE);
            if (split != null && single != null) {
                comparisons.add(new LayoutComparison(goal, split, single));
            }
        });
        return comparisons;
    }

    /** Returns split by single, of the medians. */
    double median() {
        return split.median() / single.median();
    }

    /** Returns the least ratio of any two rounds: they were not measured at the same time. */
    double min() {
        return split.min() / single.max();
    }

    /** Returns the greatest ratio of any two rounds. */
    double max() {
        return split.max() / single.min();
    }
}
