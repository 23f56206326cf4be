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
        while (seconds.size() < 14) {
            if (restartIfDue(failed("orders"))) {
                seconds.add(now.toSeconds());
            }
            now = now.plus(SECOND);
        }

        assertThat(seconds).containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 30L, 40L, 60L, 100L, 180L, 340L, 640L, 940L);
    }

    @Test
    void oneThatRunsForLessThanAMinuteIsNotForgotten() {
        restartAndRun(7, Duration.ofSeconds(59));

        assertThat(restart(failed("orders"))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void oneThatHasRunForAMinuteIsRestartedAtOnceAndBeginsAnew() {
        restartAndRun(7, Restarts.QUIET);

        assertThat(restart(failed("orders"))).isEqualTo(Restarts.SHORTEST);
    }

    @Test
    void afterLongPausesItMustRunForTwiceTheLast() {
        restartAndRun(15, Restarts.LONGEST.multipliedBy(2).minusSeconds(1));
        assertThat(restart(failed("orders"))).isEqualTo(Restarts.LONGEST);

        run(Restarts.LONGEST.multipliedBy(2));
        assertThat(restart(failed("orders"))).isEqualTo(Restarts.SHORTEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNASSIGNED", "RESTARTING", "PAUSED"})
    void timeInWhichItDoesNotRunDoesNotCount(String state) {
        restartAndRun(7, Duration.ZERO);
        now = now.plus(Restarts.LONGEST);
        due(status("orders", "RUNNING", state));

        assertThat(restart(failed("orders"))).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void eachTaskHasABackOffOfItsOwn() {
        restart(status("orders", "RUNNING", "FAILED", "RUNNING"));
        now = now.plusSeconds(2);

        List<DueRestart> due = restarts.due(List.of(status("orders", "RUNNING", "FAILED", "FAILED")), now);

        assertThat(due)
                .singleElement()
                .satisfies(restart -> assertThat(restart.parts()).containsExactly(new PartId("orders", 1)));
        assertThat(restarts.restarted(due.get(0), now)).isEqualTo(Restarts.SHORTEST);
        now = now.plusSeconds(3);
        assertThat(restart(status("orders", "RUNNING", "FAILED", "RUNNING"))).isEqualTo(Restarts.SHORTEST);
    }

    @Test
    void aTaskThatFailsForEverDoesNotDelayAnother() {
        for (int second = 0; second < 3600; second++) {
            restartIfDue(status("orders", "RUNNING", "FAILED", "RUNNING"));
            now = now.plus(SECOND);
        }

        assertThat(restarts.due(List.of(status("orders", "RUNNING", "RUNNING", "FAILED")), now))
                .singleElement()
                .satisfies(restart -> assertThat(restart.parts()).containsExactly(new PartId("orders", 1)));
    }

    @Test
    void oneThatFailsSlowlyIsNotMadeToWaitLonger() {
        restart(failed("orders"));
        run(Duration.ofSeconds(50));
        restart(failed("orders"));
        run(Duration.ofSeconds(50));

        assertThat(due(failed("orders"))).containsExactly("orders");
    }

    /** So many restarts, between which it stays failed; then it runs for so long. */
    private void restartAndRun(int times, Duration running) {
        restart(failed("orders"));
        for (int i = 1; i < times; i++) {
            now = now.plus(Restarts.LONGEST);
            restart(failed("orders"));
        }
        run(running);
    }

    private void run(Duration running) {
        due(status("orders", "RUNNING", "RUNNING"));
        for (Duration end = now.plus(running); now.compareTo(end) < 0; ) {
            now = now.plus(SECOND);
            due(status("orders", "RUNNING", "RUNNING"));
        }
    }

    private Duration restart(ConnectorStatus status) {
        List<DueRestart> due = restarts.due(List.of(status), now);
        assertThat(due).hasSize(1);
        return restarts.restarted(due.get(0), now);
    }

    @Test
    void eachConnectorHasABackOffOfItsOwn() {
        restartIfDue(failed("orders"));

        assertThat(due(failed("orders"), failed("refunds"))).containsExactly("refunds");
    }

    @Test
    void aRestartThatConnectRefusedIsTriedAgainSoonAndDoesNotCount() {
        for (int i = 0; i < Restarts.QUICK; i++) {
            restartIfDue(failed("orders"));
            now = now.plus(Restarts.SHORTEST);
        }

        List<DueRestart> due = restarts.due(List.of(failed("orders")), now);
        assertThat(restarts.refused(due.get(0), now)).isEqualTo(Restarts.SHORTEST);

        assertThat(due(failed("orders"))).isEmpty();
        now = now.plus(Restarts.SHORTEST);
        assertThat(restart(failed("orders"))).isEqualTo(Duration.ofSeconds(10));
    }

    private boolean restartIfDue(ConnectorStatus status) {
        List<DueRestart> due = restarts.due(List.of(status), now);
        due.forEach(restart -> restarts.restarted(restart, now));
        return !due.isEmpty();
    }

    private List<String> due(ConnectorStatus... all) {
        return restarts.due(List.of(all), now).stream()
                .map(DueRestart::connector)
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
