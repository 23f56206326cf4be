// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConnectRestTest {

    private FakeConnect worker;
    private ConnectRest rest;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0);
        rest = new ConnectRest(worker.url() + "/", Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void aConnectorRunsOnceItAndAllItsTasksDo() throws IOException {
        worker.shows("RUNNING", "RUNNING");
        assertThat(rest.runs("orders")).isTrue();
        assertThat(rest.runs("unknown")).isFalse();

        worker.shows("RUNNING", "UNASSIGNED");
        assertThat(rest.runs("orders")).isFalse();

        worker.shows("RUNNING", "FAILED");
        assertThatThrownBy(() -> rest.runs("orders"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("orders has failed")
                .hasMessageContaining("IllegalStateException")
                .hasMessageNotContaining("secret");
    }

    @Test
    void everyRequestIsTheOneThatConnectDocuments() throws IOException {
        worker.says("GET /connectors", 200, "[\"a b\", \"c\"]");
        worker.says("GET /connectors/a%20b%2Fc/config", 200, "{\"topics\": \"t\"}");
        worker.says("GET /connectors/c/status", 200, "{\"name\": \"c\", \"connector\": {\"state\": \"PAUSED\"}}");
        for (String request : new String[] {
            "PUT /connectors/c/config",
            "PUT /connectors/c/pause",
            "PUT /connectors/c/resume",
            "POST /connectors/c/tasks/3/restart",
            "POST /connectors/c/restart?includeTasks=true&onlyFailed=true"
        }) {
            worker.says(request, 202, "");
        }

        assertThat(rest.connectors()).containsExactly("a b", "c");
        assertThat(rest.config("a b/c")).isEqualTo(Map.of("topics", "t"));
        assertThat(rest.status("c").halted()).isTrue();
        rest.putConfig("c", Map.of("topics", "u"));
        rest.pause("c");
        rest.resume("c");
        rest.restartTask("c", 3);
        rest.restartFailed("c");

        assertThat(worker.asked()).hasSize(8).contains("PUT /connectors/c/config {\"topics\":\"u\"}");
    }

    @Test
    void whatIsRefusedSaysWhatWhereAndWhy() {
        assertThatThrownBy(() -> rest.pause("orders"))
                .isInstanceOf(IOException.class)
                .hasMessage("PUT " + worker.url() + "/connectors/orders/pause was refused: 404 no such thing");
    }

    @Test
    void anAnswerThatIsNotConnectsIsSaidToBe() {
        worker.says("GET /connectors", 200, "<html>");

        assertThatThrownBy(rest::connectors).hasMessageContaining("is it a Connect worker?");
        assertThat(rest.answers()).isFalse();
    }

    @Test
    @Timeout(20)
    void aWorkerThatFreezesInTheMiddleOfAnAnswerDoesNotHoldTheCaller() {
        worker.says("GET /connectors", 200, "[]").freeze();
        var impatient = new ConnectRest(worker.url(), Duration.ofMillis(200));

        assertThatThrownBy(impatient::connectors)
                .isInstanceOf(IOException.class)
                .hasMessage("GET " + worker.url() + "/connectors was not answered in 200 ms");
    }
}
