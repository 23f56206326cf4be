// SPDX-License-Identifier: Apache-2.0
package io.datagateway.gate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datagateway.contract.diff.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A report in SARIF 2.1.0, which code hosts show beside the lines that were changed. */
public final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final List<Map<String, Object>> results = new ArrayList<>();
    private final Map<String, Map<String, Object>> rules = new TreeMap<>();

    private Sarif() {}

    public static void write(GateReport report, Path file) throws IOException {
        var sarif = new Sarif();
        report.contracts().forEach(step -> step.changes().forEach(change -> sarif.change(change, step.contract())));
        report.deleted().forEach(change -> sarif.change(change, change.path()));
        report.problems().forEach(sarif::problem);
        Map<String, Object> driver =
                object("name", "Data Gateway contracts", "rules", List.copyOf(sarif.rules.values()));
        Map<String, Object> run = object("tool", object("driver", driver), "results", sarif.results);
        Files.writeString(
                file,
                new JsonMapper()
                        .writeValueAsString(object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run))));
    }

    private void change(GateChange change, String contract) {
        rules.putIfAbsent(change.kind(), object("id", change.kind(), "shortDescription", text(change.reason())));
        Place place = change.after() == null ? change.before() : change.after();
        result(change.kind(), change.refused() ? "error" : "note", contract + ": " + change.words(), place);
    }

    private void problem(String line) {
        rules.putIfAbsent("problem", object("id", "problem", "shortDescription", text("the contract is wrong")));
        result("problem", "error", line, null);
    }

    private void result(String rule, String level, String message, @Nullable Place place) {
        Map<String, Object> result = object("ruleId", rule, "level", level, "message", text(message));
        if (place != null) {
            Map<String, Object> physical = object(
                    "artifactLocation",
                    object("uri", place.file().replace('\\', '/')),
                    "region",
                    object("startLine", place.line()));
            result.put("locations", List.of(object("physicalLocation", physical)));
        }
        results.add(result);
    }

    private static Map<String, Object> text(String text) {
        return object("text", text);
    }

    private static Map<String, Object> object(Object... keysAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
        }
        return object;
    }
}
