// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.odcs.AvscTraps.JsonObject;
import io.datagateway.contract.odcs.AvscTraps.Part;
import io.datagateway.contract.text.EditDistance;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The attributes of a type or field in an Avro schema: those that Avro would pass over though they are meant. */
final class AvscAttributes {

    private static final List<String> OF_LOGICAL_TYPES = List.of("logicalType", "precision", "scale");

    /** Those of logical types among them: that they are misplaced there is told by itself. */
    private static final List<String> OF_FIELDS =
            List.of("name", "type", "default", "doc", "order", "aliases", "logicalType", "precision", "scale");

    private static final List<String> OF_TYPES = List.of(
            "type",
            "name",
            "namespace",
            "doc",
            "aliases",
            "fields",
            "symbols",
            "default",
            "items",
            "values",
            "size",
            "logicalType",
            "precision",
            "scale");

    /** The types that carry each logical type: Avro 1.12, section "Logical Types". */
    private static final Map<String, List<String>> CARRIERS = Map.ofEntries(
            Map.entry("decimal", List.of("bytes", "fixed")),
            Map.entry("big-decimal", List.of("bytes")),
            Map.entry("uuid", List.of("string", "fixed")),
            Map.entry("duration", List.of("fixed")),
            Map.entry("date", List.of("int")),
            Map.entry("time-millis", List.of("int")),
            Map.entry("time-micros", List.of("long")),
            Map.entry("timestamp-millis", List.of("long")),
            Map.entry("timestamp-micros", List.of("long")),
            Map.entry("timestamp-nanos", List.of("long")),
            Map.entry("local-timestamp-millis", List.of("long")),
            Map.entry("local-timestamp-micros", List.of("long")),
            Map.entry("local-timestamp-nanos", List.of("long")));

    private static final int LONGEST_WORD = 40;

    private final JsonObject object;
    private final FileIssues issues;

    private AvscAttributes(JsonObject object, FileIssues issues) {
        this.object = object;
        this.issues = issues;
    }

    /** Adds issues that stop no topic: records are read as before. */
    static void check(JsonObject object, FileIssues issues) {
        var attributes = new AvscAttributes(object, issues);
        List<String> known = object.part() == Part.FIELD ? OF_FIELDS : OF_TYPES;
        for (String key : object.lines().keySet()) {
            if (!known.contains(key)) {
                nearest(key, known)
                        .ifPresent(meant -> attributes.issue(
                                key,
                                "has the attribute " + key + ", which Avro passes over: write " + meant
                                        + ", or give an attribute of your own another name"));
            }
        }
        attributes.logicalType();
    }

    private void logicalType() {
        String logicalType = object.word("logicalType");
        String type = object.word("type");
        if (!object.lines().containsKey("logicalType")) {
            return;
        }
        if (object.part() == Part.FIELD || type.isEmpty()) {
            issue(
                    "logicalType",
                    "has a logicalType beside the type, where Avro passes over it: write it into the type: "
                            + nested(type));
            return;
        }
        List<String> carriers = CARRIERS.get(logicalType);
        if (carriers == null) {
            nearest(logicalType, CARRIERS.keySet())
                    .ifPresentOrElse(
                            meant -> issue(
                                    "logicalType",
                                    "has the logicalType " + logicalType + ", which Avro does not know: write "
                                            + meant),
                            () -> issues.note(
                                    ContractNote.Kind.NOT_READ,
                                    object.line("logicalType"),
                                    "a logicalType that Avro does not know is read as its type alone"));
        } else if (!carriers.contains(type)) {
            issue(
                    "logicalType",
                    "has the logicalType " + logicalType + " on the type " + AvscTraps.shown(type)
                            + ", where Avro passes over it: use the type " + String.join(" or ", carriers));
        }
    }

    private String nested(String type) {
        String attributes = OF_LOGICAL_TYPES.stream()
                .filter(key -> !object.word(key).isEmpty())
                .map(key ->
                        "\"" + key + "\": " + (key.equals("logicalType") ? quoted(object.word(key)) : object.word(key)))
                .collect(Collectors.joining(", "));
        String written = "{\"type\": " + (type.isEmpty() ? "…" : quoted(type)) + ", " + attributes + "}";
        return "\"type\": " + (type.isEmpty() ? "[\"null\", " + written + "]" : written);
    }

    private static String quoted(String word) {
        return "\"" + AvscTraps.shown(word) + "\"";
    }

    private void issue(String key, String message) {
        String name = object.word("name");
        issues.addHarmless(object.line(key), name.isEmpty() ? "" : AvscTraps.shown(name), message);
    }

    /** The word that a misspelt one is meant to be; words of one's own are not near any. */
    private static Optional<String> nearest(String word, Collection<String> known) {
        if (word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String plain = letters(word);
        int slips = plain.length() < 6 ? 1 : 2;
        return known.stream()
                .sorted()
                .filter(meant -> EditDistance.between(plain, letters(meant)) <= slips)
                .findFirst();
    }

    private static String letters(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
