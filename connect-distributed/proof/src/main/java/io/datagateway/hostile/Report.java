// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run has shown, as a table and as JSON. */
record Report(HostileOptions options, List<Result> results) {

    private static final String ROW = "%-9s %-44s %14s %14s  %s%n";

    /** Whether every check of every part holds; a run without parts shows nothing. */
    boolean holds() {
        return !results.isEmpty() && results.stream().allMatch(Result::holds);
    }

    void print(PrintStream out) {
        out.printf("%n" + ROW, "part", "what", "limit", "seen", "");
        for (Result result : results) {
            for (Check check : result.checks()) {
                out.printf(
                        ROW, result.part(), check.what(), check.limit(), check.seen(), check.holds() ? "" : "VIOLATED");
            }
        }
        for (Result result : results) {
            out.printf("%n%s, %d s%n", result.part(), result.length().toSeconds());
            result.figures().forEach((name, figure) -> out.printf("  %-42s %s%n", name, figure));
        }
        long violated = results.stream()
                .flatMap(result -> result.checks().stream())
                .filter(check -> !check.holds())
                .count();
        out.printf("%n%d parts, seed %d: %d violations%n", results.size(), options.seed(), violated);
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("seed", options.seed());
        root.put("settings", options.settings());
        root.put("holds", holds());
        root.put("parts", results.stream().map(Report::json).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Map<String, Object> json(Result result) {
        var part = new LinkedHashMap<String, Object>();
        part.put("part", result.part());
        part.put("holds", result.holds());
        part.put("seconds", result.length().toSeconds());
        part.put("checks", result.checks());
        part.put("figures", result.figures());
        return part;
    }
}
