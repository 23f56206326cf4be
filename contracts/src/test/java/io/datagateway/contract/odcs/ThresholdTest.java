// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mustBe: 0",
                "mustBe: 0, unit: percent",
                "mustBe: 0.0, unit: rows",
                "mustBeLessOrEqualTo: 0",
                "mustBeLessOrEqualTo: 0, unit: percent",
                "mustBeLessThan: 1",
                "mustBeBetween: [0, 0]",
                "mustBeBetween: [0, 0.0], unit: percent"
            })
    void noneIsARuleOnEachRowHoweverItIsWritten(String threshold) throws IOException {
        assertThat(city("metric: nullValues, " + threshold).rules()).containsExactly("city.nullValues");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mustBe: 1",
                "mustBe: 100",
                "mustNotBe: 1",
                "mustNotBe: 0",
                "mustBeLessThan: 2",
                "mustBeLessThan: 1, unit: percent",
                "mustBeLessThan: 0.5, unit: percent",
                "mustBeGreaterThan: 0",
                "mustBeBetween: [0, 1]",
                "mustNotBeBetween: [0, 0]"
            })
    void anyOtherThresholdSpeaksOfManyRows(String threshold) throws IOException {
        assertThat(city("metric: nullValues, " + threshold).rules()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mustBe: -1",
                "mustBeLessThan: 0",
                "mustBeLessThan: -5",
                "mustBeLessThan: 0.5",
                "mustBeGreaterThan: -1",
                "mustBeGreaterThan: 250, unit: percent",
                "mustBeGreaterThan: 100, unit: percent",
                "mustBeBetween: [9, 1]",
                "mustNotBeBetween: [9, 1]",
                "mustNotBeBetween: [0, 100], unit: percent"
            })
    void whatCanNeverHoldIsAnIssueThatStopsNoTopic(String threshold) throws IOException {
        OneContract contract = city("metric: nullValues, " + threshold);

        assertThat(contract.issues()).singleElement().asString().contains("properties[0].quality[0].must");
        assertThat(contract.read().catalog().unavailable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric: rowCount, mustBe: 0",
                "metric: rowCount, mustBeGreaterThan: 0, unit: percent",
                "metric: duplicateValues, mustBe: 0, arguments: {properties: [city, city]}",
                "metric: duplicateValues, mustBe: 0, arguments: {properties: []}"
            })
    void whatNoTopicCanKeepIsAnIssueOfTheRecord(String entry) throws IOException {
        OneContract contract = new OneContract(folder)
                .schema("{\"name\": \"city\", \"type\": \"string\"}")
                .object("    properties: [{name: city, logicalType: string}]\n    quality: [{" + entry + "}]\n");

        assertThat(contract.issues()).singleElement().asString().contains("schema[0].quality[0]");
    }

    @Test
    void entriesOfOneMetricWithoutAnIdAreNumbered() throws IOException {
        OneContract contract =
                city("metric: nullValues, mustBe: 0, severity: warning}, {metric: nullValues, mustBe: 0}, "
                        + "{id: mine, metric: nullValues, mustBe: 0}, {metric: nullValues, mustBe: 0");

        assertThat(contract.rules())
                .isEqualTo(List.of("city.nullValues", "city.nullValues.2", "mine", "city.nullValues.3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "metric: missingValues, mustBe: 0, arguments: {missingValues: [null, '', n/a]}",
                "metric: missingValues, mustBe: 0, arguments: {missingValues: [null]}",
                "metric: invalidValues, mustBe: 0, arguments: {validValues: ['', null, n/a]}"
            })
    void nullInAListOfValuesChangesNothing(String entry) throws IOException {
        assertThat(city(entry).rules()).hasSize(1);
    }

    @Test
    void aListOfNothingButNullAllowsNoValue() throws IOException {
        assertThat(city("metric: invalidValues, mustBe: 0, arguments: {validValues: [null]}")
                        .issues())
                .singleElement()
                .asString()
                .endsWith("validValues: allows nothing but null: list valid values");
    }

    private OneContract city(String entry) throws IOException {
        return new OneContract(folder)
                .schema("{\"name\": \"city\", \"type\": [\"null\", \"string\"]}")
                .object("    properties:\n      - name: city\n        logicalType: string\n        quality: [{" + entry
                        + "}]\n");
    }
}
