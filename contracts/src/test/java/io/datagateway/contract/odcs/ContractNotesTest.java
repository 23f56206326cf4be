// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.odcs.ContractNote.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a contract says to others than this program is no mistake. */
class ContractNotesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type: text, description: people look at it every week",
                "type: sql, query: 'SELECT COUNT(*) FROM {object}', mustBeGreaterThan: 10, severity: blocker",
                "type: custom, engine: soda, implementation: \"type: duplicate_percent\\nmust_be_less_than: 1.0\"",
                "type: custom, engine: greatExpectations, implementation: {type: expect_table_row_count_to_equal}",
                "type: custom, engine: dbt, implementation: {test: unique}",
                "type: custom, engine: montecarlo, implementation: {monitor: volume}"
            })
    void anEntryForAnotherToolIsNoted(String entry) throws IOException {
        CatalogReading reading = contract("{" + entry + "}", "").read();

        assertThat(reading.issues()).isEmpty();
        assertThat(reading.notes()).singleElement().satisfies(note -> {
            assertThat(note.kind()).isEqualTo(Kind.NOT_RUN);
            assertThat(note.toString()).contains("t-1.0.0.odcs.yaml:9: schema[0].quality[0]: info: not run here: ");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"DataGateway", "data-gateway", "datagatway", "Data Gateway"})
    void thisEngineUnderAnotherNameIsAnIssue(String engine) throws IOException {
        assertThat(contract("{type: custom, engine: " + engine + ", implementation: {check: expression}}", "")
                        .issues())
                .containsExactly("t-1.0.0.odcs.yaml:9: schema[0].quality[0].engine: is not the engine that runs here:"
                        + " write datagateway");
    }

    @Test
    void anImplementationAsTextIsAnIssueOfItsOwn() throws IOException {
        assertThat(contract("{type: custom, engine: datagateway, implementation: 'check: expression'}", "")
                        .issues())
                .containsExactly(
                        "t-1.0.0.odcs.yaml:9: schema[0].quality[0].implementation: is a text, which is not read"
                                + " here: write a mapping, without | or quotes around it");
    }

    @Test
    void whatSpeaksOfManyRowsIsNoted() throws IOException {
        CatalogReading reading = contract(
                        "{metric: rowCount, mustBeGreaterThan: 1}, {metric: rowCount, mustBeLessThan: 9}",
                        "slaProperties:\n  - {property: Latency, value: 4, unit: d, element: row.a}\n")
                .read();

        assertThat(reading.issues()).isEmpty();
        assertThat(kinds(reading)).containsExactly(Kind.WINDOW_RULE, Kind.WINDOW_RULE, Kind.WINDOW_RULE);
    }

    @Test
    void ofATopicWithAMistakeNothingIsNoted() throws IOException {
        CatalogReading reading = contract("{metric: rowCount, mustBeGreaterThan: 1}, {mustBe: 0}", "")
                .read();

        assertThat(reading.issues()).isNotEmpty();
        assertThat(reading.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "property: latency, value: 4, unit: days, element: a",
                "property: latency, value: '4', unit: hrs, element: 't.a, row.a'",
                "property: retention, value: P3Y",
                "property: frequency, value: daily",
                "property: availability, value: 99.9, unit: percent",
                "property: timeOfAvailability, value: 09:00-08:00, driver: regulatory",
                "property: generalAvailability, value: 2022-05-12T09:30:10-08:00",
                "property: endOfSupport, value: 2032-05-12"
            })
    void aServiceLevelOfOdcsIsNoMistake(String level) throws IOException {
        assertThat(contract("", "slaProperties: [{" + level + "}]\n").issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "property: latancy, value: 4",
                "property: latency, value: -1",
                "property: latency, value: 4, unit: lightyears",
                "property: latency, value: 4, element: row.nothing",
                "property: availability, value: 120, unit: percent",
                "property: endOfSupport, value: some day"
            })
    void aServiceLevelThatSaysNothingSensibleIsAnIssueThatStopsNoTopic(String level) throws IOException {
        OneContract contract = contract("", "slaProperties: [{" + level + "}]\n");

        assertThat(contract.issues()).singleElement().asString().contains("slaProperties[0].");
        assertThat(contract.read().catalog().unavailable()).isEmpty();
    }

    private OneContract contract(String quality, String rest) throws IOException {
        return new OneContract(folder)
                .schema("{\"name\": \"a\", \"type\": \"string\"}")
                .object("    quality: [" + quality + "]\n    properties: [{name: a, logicalType: string}]\n" + rest);
    }

    private static List<Kind> kinds(CatalogReading reading) {
        return reading.notes().stream().map(ContractNote::kind).toList();
    }
}
