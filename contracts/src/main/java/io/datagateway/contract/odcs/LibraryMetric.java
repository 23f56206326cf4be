// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The metrics of the ODCS library. One that must be 0, in rows or percent, is decided on each record; all others speak
 * of many records, and are read for mistakes only.
 */
final class LibraryMetric {

    private static final Map<String, Set<String>> ARGUMENTS = Map.of(
            "nullValues", Set.of(),
            "missingValues", Set.of("missingValues"),
            "invalidValues", Set.of("validValues", "pattern"),
            "duplicateValues", Set.of("properties"),
            "rowCount", Set.of());

    private final DocumentNode quality;
    private final DocumentNode arguments;
    private final ContractField field;
    private final String metric;
    private final Set<String> properties;

    /** @param properties the names of those of the record itself, in the document or in Avro */
    LibraryMetric(DocumentNode quality, ContractField field, Set<String> properties) {
        this.quality = quality;
        this.arguments = quality.at("arguments");
        this.field = field;
        this.properties = properties;
        this.metric = quality.at("metric").text().orElse("");
    }

    /** The checks on one record; none if the metric speaks of many, or has issues. */
    List<Check> checks() {
        if (!ARGUMENTS.containsKey(metric) || !standsWhereItBelongs()) {
            return List.of();
        }
        for (String argument : arguments.keys()) {
            if (!ARGUMENTS.getOrDefault(metric, Set.of()).contains(argument)) {
                arguments.at(argument).issue("is not an argument of " + metric + ": remove it");
            }
        }
        var threshold = new Threshold(quality);
        threshold.check(metric);
        List<Check> checks = read();
        return threshold.isNone() ? checks : List.of();
    }

    private boolean standsWhereItBelongs() {
        boolean countsRecords = metric.equals("rowCount");
        if (metric.equals("duplicateValues") || countsRecords == field.isRecordItself()) {
            return true;
        }
        quality.at("metric")
                .issue(
                        countsRecords
                                ? "counts records: move it to the quality of the object"
                                : "speaks of a field: move it to the quality of a property");
        return false;
    }

    private List<Check> read() {
        return switch (metric) {
            case "nullValues" -> List.of(new Check.Required());
            case "missingValues" -> missingValues();
            case "invalidValues" -> invalidValues();
            case "duplicateValues" -> duplicateValues();
            default -> List.of();
        };
    }

    private List<Check> missingValues() {
        DocumentNode list = arguments.at("missingValues");
        if (!list.exists()) {
            arguments.issue("has no missingValues: list the values that stand for a missing one, or use nullValues");
        }
        return list.exists() ? List.of(new Check.NotMissing(ValueList.read(list, field))) : List.of();
    }

    private List<Check> invalidValues() {
        DocumentNode values = arguments.at("validValues");
        DocumentNode pattern = arguments.at("pattern");
        if (!values.exists() && !pattern.exists()) {
            arguments.issue("says nothing of valid values: add validValues or pattern");
        }
        var checks = new ArrayList<Check>();
        if (values.exists()) {
            List<String> valid = ValueList.read(values, field);
            if (!values.items().isEmpty() && values.items().stream().allMatch(DocumentNode::isNull)) {
                values.issue("allows nothing but null: list valid values");
            }
            checks.add(new Check.OneOf(valid));
        }
        if (pattern.exists() && field.carries(pattern, FieldType.Kind.TEXT)) {
            PatternCheck.read(pattern).ifPresent(checks::add);
        }
        return checks;
    }

    private List<Check> duplicateValues() {
        DocumentNode list = arguments.at("properties");
        if (field.isRecordItself() != list.exists()) {
            String remedy = field.isRecordItself() ? "list the properties that are unique together" : "remove it here";
            list.issue("belongs to duplicateValues of the object, and only there: " + remedy);
        }
        if (field.isRecordItself()) {
            uniqueTogether(list);
        }
        return List.of();
    }

    private void uniqueTogether(DocumentNode list) {
        if (list.json().isArray() && list.items().isEmpty()) {
            list.harmless("is empty: list the properties that are unique together");
        }
        var listed = new HashSet<String>();
        for (DocumentNode name : list.items()) {
            if (name.text().filter(properties::contains).isEmpty()) {
                name.issue("is not a property of the object: correct the name");
            } else if (!listed.add(name.written())) {
                name.harmless("is listed a second time: remove it, or correct the name");
            }
        }
    }
}
