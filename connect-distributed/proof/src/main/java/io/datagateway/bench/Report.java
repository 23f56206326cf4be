// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a run has shown, as a table and as JSON. */
record Report(BenchOptions options, Map<String, String> machine, List<Result> results) {

    private static final String FIGURE = "%-11s %-52s %14s %14s %14s %s%n";
    private static final String ROW = "%-64s %-14s %10s %10s %10s %19s  %s%n";

    /** Whether a figure is far off its goal. */
    boolean isFarOff() {
        return rows().anyMatch(Row::isFarOff);
    }

    private Stream<Row> rows() {
        return results.stream().flatMap(result -> result.rows().stream());
    }

    void print(PrintStream out) {
        out.println();
        machine.forEach((name, value) -> out.printf("%-11s %s%n", name, value));
        out.printf("%n" + FIGURE, "part", "contestant", "median", "min", "max", "");
        for (Result result : results) {
            result.figures().forEach(figure -> print(out, result, figure));
        }
        out.printf("%n" + ROW, "what it must reach", "delivery", "at least", "aim", "seen", "min - max", "");
        for (Result result : results) {
            result.rows().forEach(row -> print(out, result, row));
        }
    }

    private static void print(PrintStream out, Result result, Figure figure) {
        Spread spread = figure.spread();
        out.printf(
                FIGURE,
                result.part(),
                figure.contestant(),
                number(spread.median()),
                number(spread.min()),
                number(spread.max()),
                figure.unit());
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }

    private static void print(PrintStream out, Result result, Row row) {
        Goal goal = row.goal();
        out.printf(
                ROW,
                goal.text(),
                result.delivery(),
                goal.text(goal.least()),
                goal.text(goal.aim()),
                goal.number(row.seen().median()),
                goal.number(row.seen().min()) + " - " + goal.number(row.seen().max()),
                row.verdict());
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("machine", machine);
        root.put("rounds", options.rounds());
        root.put("seconds", options.seconds());
        root.put("settings", options.settings());
        root.put("goals", results.stream().flatMap(Report::goals).toList());
        root.put("parts", results);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Stream<Map<String, Object>> goals(Result result) {
        return result.rows().stream().map(row -> goal(result, row));
    }

    private static Map<String, Object> goal(Result result, Row row) {
        var goal = new LinkedHashMap<String, Object>();
        goal.put("goal", row.goal().text());
        goal.put("delivery", result.delivery().toString());
        goal.put("least", row.goal().least());
        goal.put("aim", row.goal().aim());
        goal.put("seen", row.seen());
        goal.put("verdict", row.verdict().toString());
        return goal;
    }
}
