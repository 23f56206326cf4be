// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The operator of a library metric, such as {@code mustBeLessThan: 5}, with its unit: the counts of rows, or shares of
 * them in percent, that the metric may have. One that can never hold is an issue that stops no topic.
 */
final class Threshold {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final List<String> OPERATORS = List.of(
            "mustBe",
            "mustNotBe",
            "mustBeGreaterThan",
            "mustBeGreaterOrEqualTo",
            "mustBeLessThan",
            "mustBeLessOrEqualTo",
            "mustBeBetween",
            "mustNotBeBetween");

    private final DocumentNode unit;
    private final DocumentNode value;
    private final String operator;
    private final List<BigDecimal> numbers;

    Threshold(DocumentNode quality) {
        this.unit = quality.at("unit");
        this.operator = OPERATORS.stream()
                .filter(word -> quality.at(word).exists())
                .findFirst()
                .orElse("mustBe");
        this.value = quality.at(operator);
        List<DocumentNode> values = operator.endsWith("Between") ? value.items() : List.of(value);
        this.numbers = values.stream().flatMap(node -> node.number().stream()).toList();
    }

    /** Returns true if only 0 is allowed, however that is written: no row may be one that the metric counts. */
    boolean isNone() {
        return switch (operator) {
            case "mustBe", "mustBeLessOrEqualTo" -> numbers.stream().anyMatch(number -> number.signum() == 0);
            case "mustBeLessThan" ->
                !isPercent() && numbers.stream().anyMatch(number -> number.compareTo(BigDecimal.ONE) == 0);
            case "mustBeBetween" -> !numbers.isEmpty() && numbers.stream().allMatch(number -> number.signum() == 0);
            default -> false;
        };
    }

    /** Adds the issues of the operator and its unit; {@code metric} is what is counted. */
    void check(String metric) {
        String word = unit.text().orElse("rows");
        if (!word.equals("rows") && !word.equals("percent")) {
            unit.issue("is not a unit: use rows or percent");
        } else if (metric.equals("rowCount") && isPercent()) {
            unit.harmless("is not one of rowCount, which counts rows: remove it");
        } else if (value.exists() && numbers.isEmpty()) {
            if (operator.equals("mustBe") || operator.equals("mustNotBe")) {
                value.issue("is not a number: write one");
            }
        } else {
            problem(metric).ifPresent(value::harmless);
        }
    }

    private Optional<String> problem(String metric) {
        if (numbers.stream().anyMatch(number -> number.signum() < 0)) {
            return Optional.of("is negative, which no count is: correct it");
        }
        if (isPercent() && numbers.stream().anyMatch(number -> number.compareTo(ALL) > 0)) {
            return Optional.of("is more than 100 percent: correct it");
        }
        if (!isPercent()
                && numbers.stream()
                        .anyMatch(number -> number.stripTrailingZeros().scale() > 0)) {
            return Optional.of("is not a whole number, and rows are counted: write one, or add unit: percent");
        }
        if (numbers.size() == 2 && numbers.get(0).compareTo(numbers.get(1)) > 0) {
            return Optional.of("has the greater number first: write the smaller one first");
        }
        if (canNeverHold()) {
            return Optional.of("can never hold: correct it; none at all is written mustBe: 0");
        }
        return metric.equals("rowCount") && isNone()
                ? Optional.of("forbids every record: correct it, or set the status to retired")
                : Optional.empty();
    }

    private boolean canNeverHold() {
        return switch (operator) {
            case "mustBeLessThan" -> numbers.get(0).signum() == 0;
            case "mustBeGreaterThan" -> isPercent() && numbers.get(0).compareTo(ALL) == 0;
            case "mustNotBeBetween" ->
                isPercent()
                        && numbers.size() == 2
                        && numbers.get(0).signum() == 0
                        && numbers.get(1).compareTo(ALL) == 0;
            default -> false;
        };
    }

    private boolean isPercent() {
        return unit.text().orElse("").equals("percent");
    }
}
