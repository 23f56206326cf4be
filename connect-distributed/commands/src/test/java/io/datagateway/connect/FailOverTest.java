// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailOverTest {

    private static final String PUT = "PUT /connectors/orders/config {\"topics\":\"t\"}";

    private FakeConnect first;
    private FakeConnect second;

    @BeforeEach
    void start() throws IOException {
        first = worker();
        second = worker();
    }

    private static FakeConnect worker() throws IOException {
        return new FakeConnect(0)
                .says("GET /connectors", 200, "[\"orders\"]")
                .says("PUT /connectors/orders/config", 200, "{}")
                .says("POST /connectors/orders/restart", 200, "{}");
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void aWorkerThatIsDownIsPassedOverAndTheOneThatAnsweredIsAskedFromThenOn() throws Exception {
        ConnectRest rest = rest(Duration.ofSeconds(30));
        first.close();

        assertThat(rest.connectors()).containsExactly("orders");
        try (var again = worker(first.port())) {
            rest.connectors();
            assertThat(again.asked()).isEmpty();
        }
        assertThat(second.asked()).hasSize(2);
    }

    private static FakeConnect worker(int port) throws IOException {
        return new FakeConnect(port).says("GET /connectors", 200, "[]");
    }

    @Test
    void aChangeThatMayHaveBeenDoneIsRepeatedWhereThatIsTheSame() throws Exception {
        first.freeze();

        rest(Duration.ofMillis(300)).putConfig("orders", Map.of("topics", "t"));

        assertThat(List.of(first.asked(), second.asked())).containsOnly(List.of(PUT));
    }

    @Test
    void aRestartThatMayHaveBeenDoneIsNotRepeated() {
        first.freeze();

        assertThatThrownBy(() -> rest(Duration.ofMillis(300)).restartConnector("orders"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessage("POST " + first.url() + "/connectors/orders/restart was not answered in 300 ms");
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void aRestartThatWasNotSentIsAskedOfTheNextWorker() throws Exception {
        first.close();

        rest(Duration.ofSeconds(30)).restartConnector("orders");

        assertThat(second.asked()).containsExactly("POST /connectors/orders/restart");
    }

    @Test
    void aRefusalIsAnAnswer() {
        first.says("PUT /connectors/orders/config", 400, "{\"message\": \"no,\\n\\n not this\"}");

        assertThatThrownBy(() -> rest(Duration.ofSeconds(30)).putConfig("orders", Map.of()))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageEndingWith("was refused: 400 no, not this");
        assertThat(second.asked()).isEmpty();
    }

    @Test
    void ifNoneAnswersAllAreNamed() {
        first.close();
        second.close();

        assertThatThrownBy(rest(Duration.ofSeconds(30))::connectors)
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContainingAll(first.url(), second.url());
    }

    private ConnectRest rest(Duration timeout) {
        return new ConnectRest(ConnectGroup.parse(first.url() + "," + second.url()), RestAccess.open(timeout));
    }
}
