// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The metrics of the ODCS library. One that must be 0, counted in rows, is decided on each record; all others speak of
 * many records, and are read for mistakes only.
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

    LibraryMetric(DocumentNode quality, ContractField field) {
        this.quality = quality;
        this.arguments = quality.at("arguments");
        this.field = field;
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
        List<Check> checks = read();
        return isZeroRows() ? checks : List.of();
    }

    private boolean standsWhereItBelongs() {
        boolean countsRecords = metric.equals("rowCount");
        if (metric.equals("duplicateValues") || countsRecords == field.isRecordItself()) {
            return true;
        }
        quality.at("metric")
                .issue(
                        countsRecords
                                ? "counts records: move it to the quality of schema[0]"
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
            checks.add(new Check.OneOf(ValueList.read(values, field)));
        }
        if (pattern.exists() && field.carries(pattern, FieldType.Kind.TEXT)) {
            PatternCheck.read(pattern).ifPresent(checks::add);
        }
        return checks;
    }

    private List<Check> duplicateValues() {
        DocumentNode properties = arguments.at("properties");
        if (field.isRecordItself() != properties.exists()) {
            String remedy = field.isRecordItself() ? "list the properties that are unique together" : "remove it here";
            properties.issue("belongs to duplicateValues of schema[0], and only there: " + remedy);
        }
        if (field.isRecordItself()) {
            properties.items().forEach(this::requireProperty);
        }
        return List.of();
    }

    private void requireProperty(DocumentNode name) {
        if (name.text().isEmpty() || field.type().schema().getField(name.written()) == null) {
            name.issue("is not a property of schema[0]: correct the name");
        }
    }

    private boolean isZeroRows() {
        DocumentNode unit = quality.at("unit");
        DocumentNode mustBe = quality.at("mustBe");
        boolean rows = unit.text().orElse("rows").equals("rows");
        if (!rows && !unit.text().orElse("").equals("percent")) {
            unit.issue("is not a unit: use rows or percent");
        }
        if (mustBe.exists() && mustBe.number().isEmpty()) {
            mustBe.issue("is not a number: write one");
        }
        return rows && mustBe.number().filter(number -> number.signum() == 0).isPresent();
    }
}
