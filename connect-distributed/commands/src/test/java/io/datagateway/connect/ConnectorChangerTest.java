// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.connect.ConnectorChange.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorChangerTest {

    private static final String GET = "GET /connectors/orders/config";
    private static final String PUT = "PUT /connectors/orders/config";
    private static final Map<String, String> CONFIG = Map.of("topics", "t");

    private FakeConnect worker;
    private ConnectorChanger changer;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0).says(PUT, 200, "{}");
        changer = new ConnectorChanger(new ConnectRest(worker.url(), Duration.ofSeconds(30)), Duration.ZERO, 3);
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void whatIsNotThereIsCreated() throws Exception {
        assertThat(changer.apply("orders", CONFIG).outcome()).isEqualTo(Outcome.CREATED);
        assertThat(worker.asked()).containsExactly(GET, PUT + " {\"topics\":\"t\"}");
    }

    @Test
    void whatDiffersIsChanged() throws Exception {
        worker.says(GET, 200, "{\"name\": \"orders\", \"topics\": \"t\", \"tasks.max\": \"2\"}");

        assertThat(changer.apply("orders", CONFIG).outcome()).isEqualTo(Outcome.CHANGED);
        assertThat(worker.asked()).containsExactly(GET, PUT + " {\"topics\":\"t\"}");
    }

    @Test
    void whatIsTheSameButForTheNameThatConnectAddsIsLeftAlone() throws Exception {
        worker.says(GET, 200, "{\"name\": \"orders\", \"topics\": \"t\"}");

        assertThat(changer.apply("orders", CONFIG).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(worker.asked()).containsExactly(GET);
    }

    @Test
    void whatConnectRefusesSaysWhy() throws Exception {
        worker.says(PUT, 400, "{\"message\": \"Connector configuration is invalid:\\nno topics\"}");

        assertThat(changer.apply("orders", CONFIG))
                .isEqualTo(new ConnectorChange(Outcome.REFUSED, "400 Connector configuration is invalid: no topics"));
    }

    @Test
    void aChangeThatMeetsARebalanceIsTriedAgainAndThenRefused() throws Exception {
        worker.says(PUT, 409, "{\"message\": \"rebalance\"}");

        assertThat(changer.apply("orders", CONFIG)).isEqualTo(new ConnectorChange(Outcome.REFUSED, "409 rebalance"));
        assertThat(worker.asked())
                .filteredOn(request -> request.startsWith(PUT))
                .hasSize(3);
    }

    @Test
    void aWorkerThatRefusesToShowTheConfigIsNotAskedToChangeIt() throws Exception {
        worker.says(GET, 401, "User cannot access the resource.");

        assertThat(changer.apply("orders", CONFIG)).isEqualTo(new ConnectorChange(Outcome.REFUSED, "401"));
        assertThat(worker.asked()).containsExactly(GET);
    }

    @Test
    void withoutAnAnswerThereIsNoOutcome() {
        worker.close();

        assertThatThrownBy(() -> changer.apply("orders", CONFIG)).isInstanceOf(NoAnswerException.class);
    }
}
