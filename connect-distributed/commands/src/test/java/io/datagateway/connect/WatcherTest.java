// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private static final String RESTART = "POST /connectors/orders/restart?includeTasks=true&onlyFailed=true";
    private static final String RESTART_ITSELF = "POST /connectors/orders/restart";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    private final List<String> printed = new ArrayList<>();
    private FakeConnect worker;

    @BeforeEach
    void start() throws IOException {
        worker = new FakeConnect(0).says(RESTART, 202, "{}");
    }

    @AfterEach
    void stop() {
        worker.close();
    }

    @Test
    void aFailedTaskIsRestartedInOneLineThatDoesNotRepeatItsMessage() {
        worker.shows("RUNNING", "FAILED");

        look(watcher(worker.url()), 0);

        assertThat(worker.asked()).containsExactly("GET /connectors?expand=status", RESTART);
        assertThat(printed()).hasSize(1);
        assertThat(printed().get(0))
                .matches("orders: restarted task 1 after java.lang.IllegalStateException;" + " next try not before "
                        + TIME);
    }

    @Test
    void theConnectorItselfIsNamed() {
        worker.shows("FAILED", "FAILED");

        look(watcher(worker.url()), 0);

        assertThat(printed().get(0)).contains("orders: restarted the connector, task 1 after ");
    }

    @Test
    void aConnectorThatIsUnassignedForAMinuteWhileItsTasksRunIsRestartedWithoutThem() {
        worker.shows("UNASSIGNED", "RUNNING").says(RESTART_ITSELF, 204, "");
        Watcher watcher = watcher(worker.url());

        look(watcher, 0);
        look(watcher, 59);
        assertThat(printed()).isEmpty();
        look(watcher, 60);
        look(watcher, 119);

        assertThat(worker.asked()).filteredOn(RESTART_ITSELF::equals).hasSize(1);
        assertThat(printed()).hasSize(1);
        assertThat(printed().get(0)).contains("orders: restarted the connector, which was UNASSIGNED");
    }

    @Test
    void aConnectorThatIsNobodysStaysSoWithoutAWord() {
        worker.shows("UNASSIGNED", "RUNNING").says(RESTART_ITSELF, 409, "{}");
        Watcher watcher = watcher(worker.url());

        look(watcher, 0);
        look(watcher, 60);
        look(watcher, 120);

        assertThat(worker.asked()).filteredOn(RESTART_ITSELF::equals).hasSize(2);
        assertThat(printed()).isEmpty();
    }

    @Test
    void aConnectorIsLeftAloneWhileATaskOfItDoesNotRunEither() {
        worker.shows("UNASSIGNED", "UNASSIGNED");
        Watcher watcher = watcher(worker.url());

        look(watcher, 0);
        look(watcher, 300);

        assertThat(worker.asked()).allMatch("GET /connectors?expand=status"::equals);
    }

    @Test
    void untilItsTimeComesItIsLeftAlone() {
        worker.shows("RUNNING", "FAILED");
        Watcher watcher = watcher(worker.url());

        assertThat(look(watcher, 0)).isEqualTo(Watcher.Outcome.RESTARTED);
        assertThat(look(watcher, 4)).isEqualTo(Watcher.Outcome.NOTHING_TO_DO);
        assertThat(look(watcher, 5)).isEqualTo(Watcher.Outcome.RESTARTED);

        assertThat(worker.asked()).filteredOn(RESTART::equals).hasSize(2);
    }

    @Test
    void aRestartThatIsRefusedIsSaidAndTriedAgain() {
        worker.shows("RUNNING", "FAILED").says(RESTART, 409, "{\"message\": \"rebalance in process\"}");
        Watcher watcher = watcher(worker.url());

        assertThat(look(watcher, 0)).isEqualTo(Watcher.Outcome.NOT_DONE);
        worker.says(RESTART, 202, "{}");
        assertThat(look(watcher, 5)).isEqualTo(Watcher.Outcome.RESTARTED);

        assertThat(printed()).hasSize(2);
        assertThat(printed().get(0)).contains("orders: not restarted: POST ", "409 rebalance in process");
    }

    @Test
    void whatCannotBeRestartedAsAWholeIsRestartedPieceByPiece() {
        worker.shows("FAILED", "FAILED")
                .says(RESTART, 500, "{\"message\": \"without claiming write privileges\"}")
                .says(RESTART_ITSELF, 200, "{}")
                .says("POST /connectors/orders/tasks/1/restart", 200, "{}");

        assertThat(look(watcher(worker.url()), 0)).isEqualTo(Watcher.Outcome.RESTARTED);

        assertThat(worker.asked()).endsWith(RESTART, RESTART_ITSELF, "POST /connectors/orders/tasks/1/restart");
        assertThat(printed().get(0)).contains("orders: restarted the connector, task 1 after ");
    }

    @Test
    void aTaskThatIsNotDueIsNotRestartedWithAnotherThatIs() {
        worker.shows("RUNNING", "FAILED");
        Watcher watcher = watcher(worker.url());
        look(watcher, 0);
        worker.shows("FAILED", "FAILED").says(RESTART_ITSELF, 200, "{}");

        assertThat(look(watcher, 2)).isEqualTo(Watcher.Outcome.RESTARTED);

        assertThat(worker.asked())
                .filteredOn(request -> request.startsWith("POST"))
                .containsExactly(RESTART, RESTART_ITSELF);
        assertThat(printed().get(1)).startsWith("orders: restarted the connector after ");
    }

    @Test
    void theNextWorkerIsAskedAndSilenceIsSaidOnce() throws IOException {
        int port = worker.port();
        String url = worker.url();
        worker.close();
        try (var second = new FakeConnect(0).shows("RUNNING", "RUNNING")) {
            Watcher watcher = watcher(url, second.url());

            look(watcher, 0);
            look(watcher, 5);
            worker = new FakeConnect(port).shows("RUNNING", "RUNNING");
            look(watcher, 10);
            look(watcher, 15);

            assertThat(second.asked()).hasSize(2);
            assertThat(worker.asked()).hasSize(2);
            assertThat(printed()).hasSize(2);
            assertThat(printed().get(0)).contains(url + " does not answer: GET ");
            assertThat(printed().get(1)).endsWith(url + " answers again");
        }
    }

    @Test
    void aFrozenWorkerIsPassedOver() throws IOException {
        worker.shows("RUNNING", "RUNNING").freeze();
        try (var second = new FakeConnect(0).shows("RUNNING", "RUNNING")) {
            var impatient = new ConnectRest(worker.url(), Duration.ofMillis(200));
            var patient = new ConnectRest(second.url(), Duration.ofSeconds(30));

            assertThat(look(new Watcher(List.of(impatient, patient), this::print), 0))
                    .isEqualTo(Watcher.Outcome.NOTHING_TO_DO);
        }
        assertThat(printed().get(0)).contains("was not answered in 200 ms");
    }

    private Watcher watcher(String... urls) {
        return new Watcher(
                List.of(urls).stream()
                        .map(url -> new ConnectRest(url, Duration.ofSeconds(30)))
                        .toList(),
                this::print);
    }

    private static Watcher.Outcome look(Watcher watcher, int second) {
        return watcher.look(Duration.ofSeconds(second));
    }

    private void print(WatchEvent event) {
        printed.add(event.text());
    }

    private List<String> printed() {
        return printed;
    }
}
