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

/** The result of a run, as a table and as JSON. */
record HostileReport(HostileOptions options, List<HostileResult> results) {

    private static final String ROW = "%-9s %-44s %14s %14s  %s%n";

    /** Returns true if every check of every scenario holds; a run without scenarios shows nothing. */
    boolean holds() {
        return !results.isEmpty() && results.stream().allMatch(HostileResult::holds);
    }

    void print(PrintStream out) {
        out.printf("%n" + ROW, "part", "what", "limit", "seen", "");
        for (HostileResult result : results) {
            for (HostileCheck check : result.checks()) {
                out.printf(
                        ROW,
                        result.scenario(),
                        check.what(),
                        check.limit(),
                        check.seen(),
                        check.holds() ? "" : "VIOLATED");
            }
        }
        for (HostileResult result : results) {
            out.printf("%n%s, %d s%n", result.scenario(), result.length().toSeconds());
            result.measurements().forEach((name, measurement) -> out.printf("  %-42s %s%n", name, measurement));
        }
        long violated = results.stream()
                .flatMap(result -> result.checks().stream())
                .filter(check -> !check.holds())
                .count();
        out.printf("%n%d parts, seed %d: %d violations%n", results.size(), options.run.seed(), violated);
    }

    void writeJson(Path file) throws IOException {
        var root = new LinkedHashMap<String, Object>();
        root.put("seed", options.run.seed());
        root.put("settings", options.settings());
        root.put("holds", holds());
        root.put("parts", results.stream().map(HostileReport::json).toList());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), root);
    }

    private static Map<String, Object> json(HostileResult result) {
        var scenario = new LinkedHashMap<String, Object>();
        scenario.put("part", result.scenario());
        scenario.put("holds", result.holds());
        scenario.put("seconds", result.length().toSeconds());
        scenario.put("checks", result.checks());
        scenario.put("figures", result.measurements());
        return scenario;
    }
}
