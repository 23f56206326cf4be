// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.connect.FakeConnect;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorsWatchTest {

    private static final String RESTART = "POST /connectors/orders/restart?includeTasks=true&onlyFailed=true";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private FakeConnect worker;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0).says(RESTART, 202, "{}");
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, RUNNING, 0",
        "PAUSED, FAILED, 0",
        "STOPPED, FAILED, 0",
        "RUNNING, FAILED, 1",
        "FAILED, RUNNING, 1"
    })
    void onceSaysByItsExitCodeWhatItFound(String connector, String task, int exit) {
        worker.shows(connector, task);

        assertThat(once("--url", worker.url()).exit()).isEqualTo(exit);
        assertThat(worker.asked()).hasSize(1 + exit);
    }

    @Test
    void onceWithoutAnAnswerIsAnError() {
        GatewayRun run = once("--url", worker.url());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out()).contains("404 no such thing");
    }

    @Test
    void aRestartIsOneLineWithItsTime() {
        worker.shows("RUNNING", "FAILED");

        assertThat(once("--url", worker.url()).out())
                .matches(TIME + " orders: restarted task 1 after java.lang.IllegalStateException;"
                        + " next try not before " + TIME + "\\R");
    }

    @Test
    void ofSeveralGroupsEachLineNamesItsGroup() throws Exception {
        worker.shows("RUNNING", "FAILED");
        try (var other = new FakeConnect(0).shows("RUNNING", "FAILED").says(RESTART, 409, "{}")) {
            GatewayRun run = once("--url", worker.url(), "--url", other.url());

            assertThat(run.out().lines())
                    .hasSize(2)
                    .anyMatch(line -> line.contains("Z " + worker.url() + " orders: restarted task 1 "))
                    .anyMatch(line -> line.contains("Z " + other.url() + " orders: not restarted: POST "));
            assertThat(run.exit()).isEqualTo(3);
        }
    }

    @Test
    void asJsonEachEventIsALine() {
        worker.shows("RUNNING", "FAILED");
        String closed = "http://127.0.0.1:1";

        GatewayRun run = once("--url", closed + "," + worker.url(), "--output", "json");

        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches("\\{\"time\":\"" + TIME + "\",\"group\":\"" + closed + "," + worker.url()
                                        + "\",\"event\":\"silent\",\"worker\":\"" + closed
                                        + "\",\"detail\":\"GET .*\"}"),
                        line -> assertThat(line)
                                .matches("\\{\"time\":\"" + TIME + "\",\"group\":\"" + closed + "," + worker.url()
                                        + "\",\"event\":\"restarted\",\"connector\":\"orders\",\"detail\":\"task 1"
                                        + " after java.lang.IllegalStateException\",\"nextTry\":\"" + TIME + "\"}"));
        assertThat(run.exit()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "--once, Missing required option: '--url",
        "--url http://a --what, Unknown option: '--what'",
        "--url http://a more, Unmatched argument at index 4: 'more'",
        "--url http://a --interval, parameter for option '--interval'",
        "--url http://a --interval 0, 'takes seconds, 1 to 3600'",
        "--url http://a --interval 3601, 'takes seconds, 1 to 3600'",
        "--url http://a --interval 5s, 'takes seconds, 1 to 3600'",
        "--url http://a --timeout 0, 'takes seconds, 1 to 3600'",
        "--url a:8083, a:8083 is not the URL",
        "--url http://, http:// is not the URL",
        "--url http://a{b:8083, http://a{b:8083 is not the URL"
    })
    void anythingElseIsRefusedWithTheReason(String arguments, String reason) {
        GatewayRun run = GatewayRun.of(("connectors watch " + arguments).split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err())
                .contains(reason, "gateway connectors watch --help")
                .hasLineCount(1);
    }

    private static GatewayRun once(String... urls) {
        String[] line = new String[urls.length + 3];
        System.arraycopy(urls, 0, line, 3, urls.length);
        line[0] = "connectors";
        line[1] = "watch";
        line[2] = "--once";
        return GatewayRun.of(line);
    }
}
