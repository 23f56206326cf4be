// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.connect.ConnectorStatus.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestartsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Restarts restarts = new Restarts();
    private Duration now = Duration.ZERO;

    @Test
    void aFailedTaskIsRestartedAtOnceAndOneThatRunsIsNot() {
        assertThat(due(status("orders", "RUNNING", "RUNNING", "FAILED"), status("refunds", "RUNNING", "RUNNING")))
                .containsExactly("orders");
    }

    @Test
    void aFailedConnectorWithoutTasksIsRestarted() {
        assertThat(due(status("orders", "FAILED"))).containsExactly("orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAUSED", "STOPPED"})
    void whatSomeoneHaltedIsLeftAloneThoughATaskHasFailed(String state) {
        assertThat(due(status("orders", state, "FAILED"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNASSIGNED", "RESTARTING", "RUNNING"})
    void whatHasNotFailedIsConnectsOwnBusiness(String state) {
        assertThat(due(status("orders", state, state))).isEmpty();
    }

    @Test
    void oneThatAlwaysFailsIsTriedLessAndLessOftenAndThenEveryFiveMinutes() {
        var seconds = new ArrayList<Long>();
        while (seconds.size() < 10) {
            if (restartIfDue(failed("orders"))) {
                seconds.add(now.toSeconds());
            }
            now = now.plus(SECOND);
        }

        assertThat(seconds).containsExactly(0L, 5L, 15L, 35L, 75L, 155L, 315L, 615L, 915L, 1215L);
    }

    @Test
    void oneThatRunsAndFailsAgainSoonIsNotForgotten() {
        restartAndFailAfter(Duration.ofSeconds(299));

        assertThat(restarts.restarted("orders", now)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void oneThatHasRunForFiveMinutesBeginsAnew() {
        restartAndFailAfter(Restarts.LONGEST);

        assertThat(due(failed("orders"))).containsExactly("orders");
        assertThat(restarts.restarted("orders", now)).isEqualTo(Restarts.SHORTEST);
    }

    /** Two restarts, then it runs for so long. */
    private void restartAndFailAfter(Duration running) {
        restartIfDue(failed("orders"));
        now = now.plus(Restarts.SHORTEST);
        restartIfDue(failed("orders"));
        Duration end = now.plus(running);
        while (now.compareTo(end) < 0) {
            now = now.plus(SECOND);
            due(status("orders", "RUNNING", "RUNNING"));
        }
    }

    @Test
    void eachConnectorHasABackOffOfItsOwn() {
        restartIfDue(failed("orders"));

        assertThat(due(failed("orders"), failed("refunds"))).containsExactly("refunds");
    }

    @Test
    void aRestartThatConnectRefusedIsTriedAgainSoonAndDoesNotCount() {
        restartIfDue(failed("orders"));
        now = now.plus(Restarts.SHORTEST);
        restartIfDue(failed("orders"));
        now = now.plusSeconds(10);

        assertThat(restarts.refused("orders", now)).isEqualTo(Restarts.SHORTEST);

        assertThat(due(failed("orders"))).isEmpty();
        now = now.plus(Restarts.SHORTEST);
        assertThat(due(failed("orders"))).containsExactly("orders");
        assertThat(restarts.restarted("orders", now)).isEqualTo(Duration.ofSeconds(20));
    }

    private boolean restartIfDue(ConnectorStatus status) {
        boolean due = !due(status).isEmpty();
        if (due) {
            restarts.restarted(status.name(), now);
        }
        return due;
    }

    private List<String> due(ConnectorStatus... all) {
        return restarts.due(List.of(all), now).stream()
                .map(ConnectorStatus::name)
                .toList();
    }

    private static ConnectorStatus failed(String name) {
        return status(name, "RUNNING", "FAILED");
    }

    private static ConnectorStatus status(String name, String connector, String... taskStates) {
        var tasks = new TreeMap<Integer, Part>();
        for (String state : taskStates) {
            tasks.put(tasks.size(), new Part(state, "worker:8083", ""));
        }
        return new ConnectorStatus(name, new Part(connector, "worker:8083", ""), tasks);
    }
}
