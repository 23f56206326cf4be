// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.connect.FakeConnect;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that apply refuses a connector that would do what another one does already. */
class CopiedTwiceTest {

    private static final String CLASS = "io.datagateway.quality.validation.ValidationSourceConnector";
    private static final Path SHIPPED = Path.of("../config/connectors/validation.json");
    private static final String VALIDATE = "PUT /connector-plugins/ValidationSourceConnector/config/validate";

    @TempDir
    private Path folder;

    private FakeConnect processing;
    private FakeConnect ingest;

    @BeforeEach
    void start() throws IOException {
        processing = new FakeConnect(0);
        ingest = new FakeConnect(0)
                .says("GET /connectors?expand=info", 200, "{}")
                .says("GET /connectors?expand=status", 200, "{}");
        for (String name : List.of("validation", "renamed", "another", "http-source")) {
            processing.says("PUT /connectors/" + name + "/config", 201, "{}");
        }
    }

    @AfterEach
    void stop() {
        processing.close();
        ingest.close();
    }

    @Test
    void aRenamedFileWouldCopyEverythingAgainAndIsRefused() throws Exception {
        has(processing, "validation", config(".+\\.raw"));
        Files.copy(SHIPPED, folder.resolve("renamed.json"));

        GatewayRun run = apply();

        assertThat(run.err())
                .startsWith("gateway connectors apply: renamed refused: it would copy every raw topic a second time,"
                        + " as the validation connector validation in " + processing.url() + " does already.")
                .contains("Has it only been renamed? Then call it validation again", "change topics.regex")
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(changed()).isEmpty();
    }

    @Test
    void soIsOneThatAnotherGroupHas() throws Exception {
        has(processing, "http-source", Map.of("connector.class", "io.datagateway.http.HttpSourceConnector"));
        has(ingest, "validation", Map.of("connector.class", "ValidationSource"));
        write("renamed", config(".+\\.raw"));

        assertThat(apply("--url", ingest.url()).err()).contains("connector validation in " + ingest.url() + " does");
        assertThat(changed()).isEmpty();
    }

    @Test
    void theSecondOfTwoNewFilesIsRefused() throws Exception {
        has(processing, "http-source", Map.of());
        write("another", config(".+\\.raw"));
        write("renamed", config(".+\\.raw"));

        GatewayRun run = apply();

        assertThat(run.out()).isEqualTo("another: created\n");
        assertThat(run.err()).contains("renamed refused: ");
    }

    @Test
    void aContractedTopicThatBothWouldTakeIsNamed() throws Exception {
        Path contracts = folder.resolve("contracts");
        contract(contracts, "sales.orders");
        contract(contracts, "sales.refunds");
        Files.createDirectories(contracts.resolve("sales.no-contract"));
        has(processing, "validation", config(".+\\.raw"));
        write("another", config("sales\\..+"));

        assertThat(apply("--contracts", contracts.toString()).err())
                .contains("it would copy sales.orders.raw and 1 more a second time");
    }

    @Test
    void contractsAreFoundWhereTheConfigsSayIfTheyAreOnThisMachine() throws Exception {
        contract(folder.resolve("contracts"), "sales.orders");
        var before = config(".+\\.raw");
        before.put("transforms.validate.contracts.path", "${env:HOME_OF_IT}/contracts");
        has(processing, "validation", before);
        write("another", config("sales\\.orders\\.raw"));

        GatewayRun run = GatewayRun.of(Map.of("HOME_OF_IT", folder.toString()), line());

        assertThat(run.err()).contains("it would copy sales.orders.raw a second time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.orders.raw", "sales.orders.prod", "sales.orders.dlq"})
    void aTopicThatAConnectorHasWrittenToIsKnown(String topic) throws Exception {
        has(ingest, "http-source", Map.of("connector.class", "io.datagateway.http.HttpSourceConnector"));
        ingest.says(
                "GET /connectors/http-source/topics",
                200,
                "{\"http-source\": {\"topics\": [\"" + topic + "\", \"x\"]}}");
        has(processing, "validation", config(".+\\.raw"));
        write("another", config("sales\\..+"));

        assertThat(apply("--url", ingest.url()).err()).contains("it would copy sales.orders.raw a second time");
    }

    @Test
    void connectorsThatShareNoTopicAreApplied() throws Exception {
        contract(folder.resolve("contracts"), "sales.orders");
        has(processing, "validation", config("hr\\..+\\.raw"));
        write("another", config("sales\\..+\\.raw"));

        GatewayRun run = apply("--contracts", folder.resolve("contracts").toString());

        assertThat(run.said()).isEqualTo("another: created\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void aConnectorIsAskedForItsTopicsOnceThoughSeveralOthersValidate() throws Exception {
        has(processing, "validation", config("hr\\..+"));
        has(ingest, "other", config("it\\..+"));
        write("another", config("sales\\..+"));

        assertThat(apply("--url", ingest.url()).said()).isEqualTo("another: created\n");
        assertThat(processing.asked())
                .filteredOn("GET /connectors/validation/topics"::equals)
                .hasSize(1);
    }

    @Test
    void whatIsAppliedAgainIsComparedWithTheOthersAndNotWithItself() throws Exception {
        has(processing, "validation", config(".+\\.raw"));
        write("validation", config("sales\\..+\\.raw"));

        assertThat(apply().said()).isEqualTo("validation: created\n");
    }

    @ParameterizedTest
    @CsvSource({"sales, hr, another: created", "sales, sales, another refused"})
    void placeholdersAreResolvedByTheWorkersOfEachGroup(String one, String other, String outcome) throws Exception {
        has(ingest, "validation", config("${env:TEAM}\\..+\\.raw"));
        ingest.says(VALIDATE, 200, validated(one));
        has(processing, "http-source", Map.of());
        processing.says(VALIDATE, 200, validated(other));
        write("another", config("${env:TEAM}\\..+\\.raw"));

        assertThat(apply("--url", ingest.url()).said()).contains(outcome);
    }

    @Test
    void equalPlaceholdersThatNobodyResolvesAreRefused() throws Exception {
        has(processing, "validation", config("${env:TEAM}"));
        write("renamed", config("${env:TEAM}"));

        assertThat(apply().err()).contains("renamed refused");
    }

    private static String validated(String team) {
        return "{\"configs\": [{\"value\": {\"name\": \"other\", \"value\": \"x\"}},"
                + " {\"value\": {\"name\": \"topics.regex\", \"value\": \"" + team + "\\\\..+\\\\.raw\"}}]}";
    }

    @Test
    void oneNameInTwoGroupsIsRefusedWhateverTheConnectorIs() throws Exception {
        has(processing, "validation", config(".+\\.raw"));
        has(ingest, "http-source", Map.of());
        write("http-source", Map.of("connector.class", "io.datagateway.http.HttpSourceConnector"));

        GatewayRun run = apply("--url", ingest.url());

        assertThat(run.err()).contains("there is a connector of this name in another group, " + ingest.url());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(changed()).isEmpty();
    }

    @Test
    void aGroupOnAnotherKafkaClusterIsPassedOver() throws Exception {
        has(processing.says("GET /", 200, "{\"kafka_cluster_id\": \"one\"}"), "http-source", Map.of());
        has(ingest.says("GET /", 200, "{\"kafka_cluster_id\": \"two\"}"), "validation", config(".+\\.raw"));
        write("validation", config(".+\\.raw"));

        assertThat(apply("--url", ingest.url()).said()).isEqualTo("validation: created\n");
    }

    @Test
    void twoWorkersOfOneGroupAreNotTakenForTwoGroups() throws Exception {
        has(processing, "validation", config(".+\\.raw"));
        String name = "localhost:" + URI.create(processing.url()).getPort();
        write("validation", config("sales\\..+\\.raw"));

        assertThat(apply("--url", "http://" + name).said()).isEqualTo("validation: created\n");
    }

    @Test
    void ifAGroupDoesNotAnswerNothingIsChanged() throws Exception {
        has(processing, "http-source", Map.of());
        write("validation", config(".+\\.raw"));

        GatewayRun run = apply("--url", "http://127.0.0.1:1", "--wait", "1");

        assertThat(run.err()).contains("no worker answered: GET http://127.0.0.1:1/");
        assertThat(run.exit()).isEqualTo(3);
        assertThat(changed()).isEmpty();
    }

    @Test
    void ifAGroupTellsNothingNothingIsChanged() throws Exception {
        processing.says("GET /connectors?expand=info", 403, "{\"message\": \"not you\"}");
        write("validation", config(".+\\.raw"));

        GatewayRun run = apply();

        assertThat(run.err()).contains("not compared with other connectors, and not changed: ", "403 not you");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(changed()).isEmpty();
    }

    private static void contract(Path contracts, String topic) throws IOException {
        Files.createDirectories(contracts.resolve(topic));
        Files.createFile(contracts.resolve(topic).resolve(topic + "-1.0.0.odcs.yaml"));
    }

    private static Map<String, String> config(String regex) {
        return new HashMap<>(Map.of("connector.class", CLASS, "topics.regex", regex));
    }

    /** The group has this connector and no other. */
    private static void has(FakeConnect group, String name, Map<String, String> config) throws IOException {
        String json = new ObjectMapper().writeValueAsString(Map.of(name, Map.of("info", Map.of("config", config))));
        group.says("GET /connectors?expand=info", 200, json);
        String state = "{\"connector\": {\"state\": \"RUNNING\", \"worker_id\": \"%s\"}, \"name\": \"%s\"}"
                .formatted(group.url().substring("http://".length()), name);
        group.says("GET /connectors?expand=status", 200, "{\"" + name + "\": {\"status\": " + state + "}}");
    }

    private void write(String name, Map<String, String> config) throws IOException {
        new ObjectMapper().writeValue(folder.resolve(name + ".json").toFile(), config);
    }

    private List<String> changed() {
        var asked = new ArrayList<>(processing.asked());
        asked.addAll(ingest.asked());
        asked.removeIf(request -> !request.startsWith("PUT /connectors/"));
        return asked;
    }

    private GatewayRun apply(String... arguments) {
        return GatewayRun.of(line(arguments));
    }

    private String[] line(String... arguments) {
        var line = new ArrayList<>(List.of("connectors", "apply", folder.toString(), "--url", processing.url()));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }
}
