// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.intake.TestBatches.QUEUE_TIMEOUT;
import static io.datagateway.http.intake.TestBatches.REQUEST_TIMEOUT;
import static io.datagateway.http.intake.TestBatches.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TaskRouterTest {

    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final QueueLimits LIMITS = new QueueLimits(100, 1000, HEARTBEAT, Duration.ZERO);
    private static final TaskId FIRST = new TaskId("gateway", 0);
    private static final TaskId SECOND = new TaskId("gateway", 1);

    private final TestBatches batches = new TestBatches();
    private final TaskRouter router = new TaskRouter(batches::nanoTime);

    @Test
    void batchesGoToTheTasksInTurn() throws Exception {
        TaskQueue first = alive(FIRST);
        TaskQueue second = alive(SECOND);
        List<Batch> sent = List.of(batches.batch(1), batches.batch(1), batches.batch(1), batches.batch(1));

        sent.forEach(router::admit);

        assertThat(poll(first)).hasSize(2);
        assertThat(poll(second)).hasSize(2);
    }

    /** Without transactions, a task that waits for one topic must not keep the batches of others. */
    @Test
    void whatWaitsForATaskThatDoesNotAskGoesToOneThatDoes() throws Exception {
        alive(FIRST);
        TaskQueue second = alive(SECOND);
        List<Batch> sent = List.of(offered(1), offered(1));

        batches.pass(Duration.ofSeconds(1));
        poll(second);
        router.sweep();
        Batch next = offered(1);
        List<Batch> taken = poll(second);

        assertThat(taken).hasSize(2).contains(next);
        assertThat(sent).anySatisfy(batch -> assertThat(taken).contains(batch));
    }

    @Test
    void whatWaitsForTheOnlyTaskStays() throws Exception {
        TaskQueue task = alive(FIRST);
        Batch batch = offered(1);

        sweepAfter(Duration.ofSeconds(1));

        assertThat(poll(task)).containsExactly(batch);
    }

    @Test
    void aFullTaskIsPassedOver() throws Exception {
        alive(FIRST);
        TaskQueue second = alive(SECOND);
        router.admit(batches.batch(100));
        router.admit(batches.batch(60));

        assertThat(admit(40)).isNull();
        assertThat(admit(1)).isEqualTo(Unwritten.NO_ROOM);
        poll(second);
        assertThat(admit(1)).isNull();
    }

    @Test
    void aTaskThatHasNotAskedYetGetsNothing() {
        router.open(FIRST, LIMITS);

        assertThat(router.isAlive()).isFalse();
        assertThat(admit(1)).isEqualTo(Unwritten.NO_TASK);
    }

    @Test
    void aTaskThatNoLongerAsksGetsNothingUntilItAsksAgain() throws Exception {
        TaskQueue task = alive(FIRST);

        batches.pass(HEARTBEAT);
        assertThat(admit(1)).isNull();
        batches.pass(Duration.ofNanos(1));
        assertThat(admit(1)).isEqualTo(Unwritten.NO_TASK);
        poll(task);
        assertThat(admit(1)).isNull();
    }

    @Test
    void whatNoTaskTakesInTimeIsNotWritten() throws Exception {
        TaskQueue task = alive(FIRST);
        Batch batch = offered(1);

        sweepAfter(QUEUE_TIMEOUT.minusNanos(1));
        assertThat(outcome(batch)).isNull();
        sweepAfter(Duration.ofNanos(1));

        assertThat(outcome(batch)).isEqualTo(Unwritten.EXPIRED);
        assertThat(poll(task)).isEmpty();
        assertThat(admit(100)).as("its place is free").isNull();
    }

    @Test
    void whatConnectDoesNotConfirmInTimeIsUnknown() throws Exception {
        TaskQueue task = alive(FIRST);
        Batch batch = offered(2);
        poll(task);
        batch.confirm(0, 0, 1);

        sweepAfter(REQUEST_TIMEOUT.minusNanos(1));
        assertThat(outcome(batch)).isNull();
        sweepAfter(Duration.ofNanos(1));

        assertThat(outcome(batch)).isEqualTo(Unwritten.UNCONFIRMED);
        assertThat(router.inFlight()).isZero();
    }

    @Test
    void aTaskThatEndsReturnsWhatIsQueuedAndLeavesWhatIsHandedToTheListener() throws Exception {
        TaskQueue task = alive(FIRST);
        Batch confirmedLate = offered(1);
        Batch neverConfirmed = offered(1);
        poll(task);
        Batch queued = offered(1);

        router.close(task);
        assertThat(outcome(queued)).isEqualTo(Unwritten.RETURNED);
        assertThat(router.inFlight()).isEqualTo(2);
        confirmedLate.confirm(0, 0, 7);
        sweepAfter(REQUEST_TIMEOUT);

        assertThat(outcome(confirmedLate)).isInstanceOf(Written.class);
        assertThat(outcome(neverConfirmed)).isEqualTo(Unwritten.ABANDONED);
        assertThat(router.tasks()).isEmpty();
    }

    @Test
    void aNewInstanceOfATaskTakesThePlaceOfTheOldOneThatStillHangs() throws Exception {
        TaskQueue old = alive(FIRST);
        Batch queued = offered(1);

        TaskQueue young = alive(FIRST);
        assertThat(outcome(queued)).isEqualTo(Unwritten.RETURNED);
        Batch next = offered(1);
        assertThat(poll(old)).isEmpty();
        router.close(old);

        assertThat(poll(young)).containsExactly(next);
        assertThat(router.tasks()).containsExactly(FIRST);
        assertThat(router.isAlive()).isTrue();
    }

    @Test
    void aListenerThatClosesSettlesEverything() throws Exception {
        TaskQueue task = alive(FIRST);
        Batch handed = offered(1);
        poll(task);
        Batch queued = offered(1);

        router.close();

        assertThat(outcome(handed)).isEqualTo(Unwritten.ABANDONED);
        assertThat(outcome(queued)).isEqualTo(Unwritten.RETURNED);
        assertThat(admit(1)).isEqualTo(Unwritten.NO_TASK);
    }

    /** The outcome of a batch that is refused at once; null if it was admitted. */
    private Outcome admit(int count) {
        return outcome(offered(count));
    }

    private Batch offered(int count) {
        Batch batch = batches.batch(count);
        router.admit(batch);
        return batch;
    }

    private void sweepAfter(Duration time) {
        batches.pass(time);
        router.sweep();
    }

    private TaskQueue alive(TaskId id) throws InterruptedException {
        TaskQueue task = router.open(id, LIMITS);
        poll(task);
        return task;
    }

    private static List<Batch> poll(TaskQueue task) throws InterruptedException {
        return task.drain(1000, Duration.ZERO);
    }
}
