// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Check;
import io.datagateway.contract.Contract;
import io.datagateway.contract.FieldPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents as other people and tools write them, where they mean the same. */
class OdcsVariantsTest {

    private static final String TEXT = "{\"name\": \"a\", \"type\": \"string\"}";
    private static final String ROW =
            "schema: [{name: row, physicalName: t, properties: [{name: a, logicalType: string}]}]\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"v3.0.0", "v3.0.1", "v3.0.2", "v3.1.0", "v3.2.0"})
    void versionsOfTheStandardThatMeanTheSameAreRead(String apiVersion) throws IOException {
        assertThat(contract().document(apiVersion, "active", ROW).issues()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"v2.2.2", "v3.3.0", "3.1.0"})
    void anotherVersionIsAnIssueThatNamesThoseThatAreRead(String apiVersion) throws IOException {
        assertThat(contract().document(apiVersion, "active", ROW).issues())
                .containsExactly("t-1.0.0.odcs.yaml:1: apiVersion: is not read here: write v3.1.0 (or v3.2.0, v3.0.2,"
                        + " v3.0.1, v3.0.0)");
    }

    @Test
    void whatVersion32AddsIsReadWhereItSaysWhatAvroSays() throws IOException {
        OneContract contract = new OneContract(folder)
                .schema(TEXT + ", {\"name\": \"m\", \"type\": {\"type\": \"map\", \"values\": \"long\"}}")
                .document("v3.2.0", "active", """
                        context: for whoever asks
                        schema:
                          - name: row
                            physicalName: t
                            synonyms: [line]
                            properties:
                              - name: a
                                logicalType: string
                                semanticType: dimension
                                enum: [{value: red, label: Red}, {value: blue}]
                              - name: m
                                logicalType: map
                                map: {key: {logicalType: string}, value: {logicalType: integer}}
                        """);

        assertThat(contract.rules()).containsExactly("a.enum");
        assertThat(onlyContract(contract).rules().get(0).check()).isEqualTo(new Check.OneOf(List.of("red", "blue")));
    }

    @Test
    void aMapThatIsNotThatOfAvroIsAnIssue() throws IOException {
        assertThat(new OneContract(folder)
                        .schema("{\"name\": \"m\", \"type\": {\"type\": \"map\", \"values\": \"long\"}}")
                        .document("v3.2.0", "active", """
                                schema:
                                  - name: row
                                    physicalName: t
                                    properties:
                                      - name: m
                                        logicalType: map
                                        map: {key: {logicalType: integer}, value: {logicalType: string}}
                                """)
                        .issues())
                .hasSize(2)
                .allMatch(issue -> issue.contains("schema[0].properties[0].map."));
    }

    @ParameterizedTest
    @CsvSource({"Active, active", "DRAFT, draft", "Deprecated, deprecated"})
    void theCaseOfAStatusDoesNotMatter(String written, String status) throws IOException {
        assertThat(onlyContract(contract().document("v3.1.0", written, ROW)).status())
                .hasToString(status);
    }

    @ParameterizedTest
    @CsvSource({
        "production, active",
        "In-Production, active",
        "current, active",
        "development, draft",
        "under development, draft",
        "sunset, deprecated",
        "archived, retired"
    })
    void anotherStatusIsAnIssueThatNamesOurs(String written, String ours) throws IOException {
        assertThat(contract().document("v3.1.0", written, ROW).issues())
                .singleElement()
                .asString()
                .contains("status: is not one of the words that decide what is served: write " + ours);
    }

    @Test
    void ofSeveralObjectsTheOneThatIsTheTopicIsRead() throws IOException {
        OneContract contract = contract()
                .document(
                        "v3.1.0",
                        "active",
                        "schema:\n  - {name: history, physicalName: t_hist, properties: [{name: b, logicalType: date}]}\n"
                                + "  - {name: t, physicalType: topic, properties: [{name: a, logicalType: string}]}\n");

        assertThat(contract.issues()).isEmpty();
        assertThat(contract.read().notes())
                .singleElement()
                .asString()
                .endsWith(":7: schema[0]: info: not read here: the topic t is schema[1]");
    }

    @Test
    void ifNoObjectOrTwoAreTheTopicThatIsAnIssue() throws IOException {
        String other = "schema:\n  - {name: x, properties: []}\n  - {name: y, properties: []}\n";
        String twice = "schema:\n  - {name: x, physicalName: t}\n  - {name: y, physicalName: t}\n";

        assertThat(contract().document("v3.1.0", "active", other).issues())
                .singleElement()
                .asString()
                .contains("schema: has 2 objects, and none of them is the topic: write physicalName: t");
        assertThat(contract().document("v3.1.0", "active", twice).issues())
                .singleElement()
                .asString()
                .contains("schema[1]: is the topic t as schema[0] is");
    }

    @Test
    void thePhysicalNameOfAPropertyIsThatOfTheAvroField() throws IOException {
        OneContract contract = new OneContract(folder)
                .schema("{\"name\": \"cust_id\", \"type\": \"string\"}")
                .object("    quality: [{metric: duplicateValues, mustBe: 0, arguments: {properties: [customer id]}}]\n"
                        + "    properties:\n      - {name: customer id, physicalName: cust_id, logicalType: string,"
                        + " primaryKey: true, logicalTypeOptions: {maxLength: 9}}\n");

        assertThat(contract.rules()).containsExactly("cust_id.maxLength");
        assertThat(onlyContract(contract).primaryKey()).containsExactly(FieldPath.parse("cust_id"));
    }

    @Test
    void theFormThatToolsMakeOfAnAvroSchemaIsRead() throws IOException {
        OneContract contract = new OneContract(folder).schema("""
                        {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                        {"name": "local", "type": {"type": "long", "logicalType": "local-timestamp-millis"}},
                        {"name": "opened", "type": {"type": "int", "logicalType": "time-millis"}},
                        {"name": "raw", "type": ["null", "bytes"]},
                        {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 16}},
                        {"name": "sum", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}}
                        """).document("v3.1.0", "draft", """
                        schema:
                        - name: t
                          physicalType: record
                          logicalType: object
                          properties:
                          - {name: at, physicalType: long, logicalType: date, required: true}
                          - {name: local, physicalType: long, logicalType: date, required: true}
                          - {name: opened, physicalType: int, logicalType: string, required: true}
                          - {name: raw, physicalType: bytes, logicalType: array, required: false}
                          - {name: hash, physicalType: fixed, logicalType: array, required: true}
                          - name: sum
                            logicalType: number
                            customProperties: [{property: precision, value: 9}, {property: scale, value: 2}]
                        """);

        assertThat(contract.issues()).isEmpty();
    }

    private OneContract contract() throws IOException {
        return new OneContract(folder).schema(TEXT);
    }

    private static Contract onlyContract(OneContract contract) {
        assertThat(contract.issues()).isEmpty();
        return contract.read().catalog().contracts().get(0);
    }
}
