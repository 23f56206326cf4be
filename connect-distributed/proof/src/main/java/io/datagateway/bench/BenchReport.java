// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.datagateway.cluster.Layout;
import io.datagateway.options.OptionNames;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The result of a run, as a table and as JSON. */
record BenchReport(BenchOptions options, Map<String, String> machine, List<BenchResult> results) {

    private static final String FIGURE = "%-11s %-52s %14s %14s %14s %-10s %6s %6s %6s %9s%n";
    private static final String ROW = "%-64s %-8s %10s %10s %10s %19s  %s%n";

    /** Returns true if a measurement is far off its goal. */
    boolean isFarOff() {
        return goalResults().anyMatch(GoalResult::isFarOff);
    }

    private Stream<GoalResult> goalResults() {
        return results.stream().flatMap(result -> result.goalResults().stream());
    }

    void print(PrintStream out) {
        out.println();
        machine.forEach((name, value) -> out.printf("%-11s %s%n", name, value));
        out.printf("%n" + FIGURE, "part", "contestant", "median", "min", "max", "", "idle", "stolen", "gc", "longest");
        for (Layout layout : options.layouts()) {
            out.println("layout " + OptionNames.of(layout));
            results.stream()
                    .filter(result -> result.layout() == layout)
                    .forEach(result -> result.measurements().forEach(measurement -> print(out, result, measurement)));
        }
        out.printf("%n" + ROW, "what it must reach", "layout", "at least", "aim", "seen", "95 % interval", "");
        for (PerformanceGoal goal : PerformanceGoal.values()) {
            for (BenchResult result : results) {
                result.goalResults().stream()
                        .filter(each -> each.goal() == goal)
                        .forEach(goalResult -> print(out, result, goalResult));
            }
        }
        LayoutComparison.of(results).forEach(comparison -> print(out, comparison));
    }

    private static void print(PrintStream out, LayoutComparison comparison) {
        out.printf(
                Locale.ROOT,
                "split / single: %-64s %.2f (%.2f - %.2f)%n",
                comparison.goal().text(),
                comparison.median(),
                comparison.min(),
                comparison.max());
    }

    private static void print(PrintStream out, BenchResult result, Measurement measurement) {
        RoundStatistics statistics = measurement.statistics();
        MachineLoad load = measurement.load();
        out.printf(
                FIGURE,
                result.scenario(),
                measurement.subject(),
                number(statistics.median()),
                number(statistics.min()),
                number(statistics.max()),
                measurement.unit(),
                load.idlePercent() + " %",
                load.stolenPercent() + " %",
                number(load.pausePercent()) + " %",
                number(load.pauses().longestMillis()) + " ms");
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }

    private static void print(PrintStream out, BenchResult result, GoalResult goalResult) {
        PerformanceGoal goal = goalResult.goal();
        out.printf(
                ROW,
                goal.text(),
                OptionNames.of(result.layout()),
                goal.text(goal.least()),
                goal.text(goal.aim()),
                goal.number(goalResult.seen().median()),
                interval(goal, goalResult.seen().interval()),
                goalResult.verdict());
    }

    private static String interval(PerformanceGoal goal, @Nullable Interval interval) {
        return interval == null ? "-" : goal.number(interval.low()) + " - " + goal.number(interval.high());
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("machine", machine);
        root.put("rounds", options.rounds);
        root.put("mostRounds", options.mostRounds);
        root.put("seconds", options.seconds);
        root.put("warmupSeconds", options.warmupSeconds);
        root.put("settings", options.settings());
        root.put("goals", results.stream().flatMap(BenchReport::goals).toList());
        root.put("parts", results);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Stream<Map<String, Object>> goals(BenchResult result) {
        return result.goalResults().stream().map(goalResult -> goal(result, goalResult));
    }

    private static Map<String, Object> goal(BenchResult result, GoalResult goalResult) {
        var goal = new LinkedHashMap<String, Object>();
        goal.put("goal", goalResult.goal().text());
        goal.put("layout", OptionNames.of(result.layout()));
        goal.put("least", goalResult.goal().least());
        goal.put("aim", goalResult.goal().aim());
        goal.put("seen", goalResult.seen());
        goal.put("stationary", goalResult.stationary());
        goal.put("verdict", goalResult.verdict().toString());
        return goal;
    }
}
