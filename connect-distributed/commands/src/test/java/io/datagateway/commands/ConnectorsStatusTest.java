// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.connect.FakeConnect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectorsStatusTest {

    private static final String CURRENT = "\"status\": {\"topic\": \"s\", \"state\": \"current\", \"reason\": null}";
    private static final String HELD = "{\"reason\": \"records-lost\", \"since\": \"2026-03-04T05:06:07.089Z\","
            + " \"detail\": \"Set records.lost.\", \"more\": 1}";

    private FakeConnect worker;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0).shows("RUNNING", "RUNNING");
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void everyConnectorAndTaskIsALineAndOfAFailureOnlyTheClassesAreTold() {
        worker.shows("RUNNING", "FAILED");

        GatewayRun run = status();

        assertThat(run.out()).isEqualTo("""
                orders: RUNNING on w:1
                  task 0: RUNNING on w:1
                  task 1: FAILED on w:1 after java.lang.IllegalStateException
                """);
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, 0",
        "RUNNING, UNASSIGNED, 1",
        "FAILED, RUNNING, 1",
        "PAUSED, PAUSED, 1",
        "STOPPED, RUNNING, 1"
    })
    void theExitCodeSaysWhetherAllRun(String connector, String task, int exit) {
        worker.shows(connector, task);

        assertThat(status().exit()).isEqualTo(exit);
    }

    @Test
    void aConnectorWithoutATaskDoesNothing() {
        worker.says("GET /connectors?expand=status", 200, """
                {"orders": {"status": {"name": "orders", "connector": {"state": "RUNNING", "worker_id": "w:1"},
                  "tasks": []}}}""");

        GatewayRun run = status();

        assertThat(run.out()).isEqualTo("orders: RUNNING on w:1\n  no task\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void ofAHeldTopicItIsSaidSinceWhenWhyAndWhatToDo() {
        GatewayRun run = health(CURRENT, """
                {"topic": "sales.orders", "lag": 8, "detail": null, "partitions": [
                  {"partition": 0, "held": null}, {"partition": 1, "held": %s}, {"partition": 2, "held": %s}]},
                {"topic": "sales.refunds", "lag": 0, "detail": null, "partitions": [{"partition": 0, "held": null}]}
                """.formatted(HELD, HELD.replace("05:06", "05:01")));

        assertThat(run.out()).endsWith("""
                topics: 2, held 1, not validated 0, records waiting 8
                  sales.orders: records waiting 8
                    held since 2026-03-04T05:01:07.089Z, partition 1, 2: records-lost: Set records.lost.
                """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aTopicThatNobodyValidatesIsToldAndCounted() {
        GatewayRun run = health(
                CURRENT,
                "{\"topic\": \"sales.orders\", \"validated\": false, \"lag\": null, \"detail\": null,"
                        + " \"partitions\": []}");

        assertThat(run.out()).endsWith("""
                topics: 1, held 0, not validated 1, records waiting 0
                  sales.orders
                    not validated: nobody reads its raw topic
                """);
        assertThat(run.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'0, 2', ', partition 0, 2'"})
    void ofATopicThatTheGatewayTakesNoRecordsForItIsSaidToo(String partitions, String told) {
        GatewayRun run = health(CURRENT, """
                {"topic": "sales.orders", "validated": null, "lag": 0, "detail": null, "partitions": [],
                 "notReady": {"since": "2026-03-04T05:06:07.089Z", "detail": "Create it.", "partitions": [%s]}}
                """.formatted(partitions));

        assertThat(run.out())
                .endsWith("topics: 1, held 1, not validated 0, records waiting 0\n"
                        + "  sales.orders: records waiting 0\n"
                        + "    not taken since 2026-03-04T05:06:07.089Z" + told + ": Create it.\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void whatIsOnlyRemarkedIsToldAndNoReasonToFail() {
        GatewayRun run = health(
                CURRENT,
                "{\"topic\": \"sales.orders\", \"lag\": null, \"detail\": \"There is no raw topic.\","
                        + " \"partitions\": []}");

        assertThat(run.out()).endsWith("  sales.orders\n    There is no raw topic.\n");
        assertThat(run.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"catching-up", "unavailable"})
    void withoutTheStatusTopicNothingIsKnownOfWhatIsHeld(String state) {
        GatewayRun run = health("\"status\": {\"state\": \"" + state + "\", \"reason\": \"TimeoutException\"}", "");

        assertThat(run.out()).endsWith("; the status topic is " + state + " (TimeoutException)\n");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void severalGroupsAndAddressesAreAskedAndTheOneThatAnswersTells() throws Exception {
        String closed = "http://127.0.0.1:1";
        try (var other = new FakeConnect(0).shows("RUNNING", "RUNNING")) {
            other.says("GET /health/topics", 200, "{" + CURRENT + ", \"topics\": []}");

            GatewayRun run = status("--url", closed + "," + other.url(), "--health", closed + "," + other.url());

            assertThat(run.out())
                    .contains(
                            "group " + worker.url() + "\norders: ", "group " + closed + "," + other.url() + "\norders")
                    .endsWith("topics: 0, held 0, not validated 0, records waiting 0\n");
            assertThat(run.exit()).isZero();
        }
    }

    @Test
    void passwordsAreForTheRestApiOnly() {
        worker.says("GET /health/topics", 200, "{" + CURRENT + ", \"topics\": []}");

        var line = line("--health", worker.url(), "--user", "ops");
        GatewayRun run = GatewayRun.of(Map.of("GATEWAY_CONNECT_PASSWORD", "secret"), line);

        assertThat(run.exit()).isZero();
        assertThat(worker.authorizations())
                .satisfiesExactly(
                        connect -> assertThat(connect).startsWith("Basic "),
                        management -> assertThat(management).isEmpty());
    }

    static Stream<String> unfit() {
        return Stream.of("not JSON, and secret", "{\"topics\": \"secret\"}", "[]");
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void anAddressThatIsNotTheGatewaysIsTold(String answer) {
        worker.says("GET /health/topics", 200, answer);

        GatewayRun run = status("--health", worker.url());

        assertThat(run.err()).contains("is it the gateway's management.port?").doesNotContain("secret");
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void whatAnswersIsToldThoughAnotherDoesNot() {
        GatewayRun run = status("--url", "http://127.0.0.1:1", "--health", worker.url());

        assertThat(run.out()).startsWith("orders: RUNNING");
        assertThat(run.err().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("status: not told: GET http://127.0.0.1:1/"),
                        line -> assertThat(line).contains("/health/topics was refused: 404"));
        assertThat(run.exit()).isEqualTo(3);
    }

    @Test
    void asJsonItIsOneDocument() {
        worker.shows("RUNNING", "FAILED");
        worker.says(
                "GET /health/topics",
                200,
                "{" + CURRENT + ", \"topics\": [{\"topic\": \"sales.orders\", \"lag\": 8, \"partitions\": ["
                        + "{\"partition\": 1, \"held\": " + HELD + "}]}]}");

        GatewayRun run = status("--health", worker.url(), "--output", "json");

        assertThat(run.out())
                .isEqualTo(
                        ("{'sound':false,'groups':[{'group':'" + worker.url() + "','connectors':[{'connector':'orders',"
                                        + "'state':'RUNNING','worker':'w:1','failure':'','tasks':["
                                        + "{'task':0,'state':'RUNNING','worker':'w:1','failure':''},"
                                        + "{'task':1,'state':'FAILED','worker':'w:1',"
                                        + "'failure':'java.lang.IllegalStateException'}]}]}],"
                                        + "'health':{'state':'current','reason':'','topics':[{'topic':'sales.orders',"
                                        + "'validated':true,'lag':8,'detail':'','notReady':null,'held':[{'partition':1,"
                                        + "'reason':'records-lost','since':'2026-03-04T05:06:07.089Z',"
                                        + "'detail':'Set records.lost.'}]}]}}\n")
                                .replace('\'', '"'));
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(status("--health", "ingest1:8090").err())
                .contains("ingest1:8090 is not a management address, as http://")
                .hasLineCount(1);
    }

    private GatewayRun health(String status, String topics) {
        worker.says("GET /health/topics", 200, "{" + status + ", \"topics\": [" + topics + "], \"more\": 1}");
        return status("--health", worker.url());
    }

    private GatewayRun status(String... arguments) {
        return GatewayRun.of(line(arguments));
    }

    private String[] line(String... arguments) {
        var line = new ArrayList<>(List.of("connectors", "status", "--url", worker.url()));
        line.addAll(List.of(arguments));
        return line.toArray(String[]::new);
    }
}
