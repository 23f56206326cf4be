// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.intake.TestBatches.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the records of one topic, those of the others go on. */
class TopicIsolationTest {

    private static final String BAD = "team.bad";
    private static final String GOOD = "team.good";
    private static final TaskId TASK = new TaskId("gateway", 0);

    /** A buffer of 100 kB, of which each partition takes 1 kB at a time. */
    private static final QueueLimits LIMITS = new QueueLimits(
            1000, 100_000, Duration.ofMinutes(5), Duration.ZERO, new ProducerBudget(100_000, 1000, true));

    private final TestBatches batches = new TestBatches();
    private final TopicHolds holds = new TopicHolds(batches::nanoTime);
    private final TaskRouter router = new TaskRouter(batches::nanoTime, holds);
    private TaskQueue task = open();

    @Test
    void aTopicThatIsNotAcknowledgedStopsAtAThirdOfTheBufferAndTheOthersOvertakeIt() throws Exception {
        List<Batch> bad =
                IntStream.range(0, 9).mapToObj(i -> admit(BAD, 10_000)).toList();
        Batch good = admit(GOOD, 10_000);

        List<Batch> handed = poll();

        assertThat(handed).contains(good).hasSizeBetween(3, 5).doesNotContain(bad.get(8));
        assertThat(poll()).isEmpty();
        handed.stream().filter(batch -> batch != good).forEach(batch -> batch.confirm(0, 0, 0));
        assertThat(poll()).startsWith(bad.get(handed.size() - 1));
    }

    @Test
    void aTaskThatWaitsForAShareIsWokenWhenKafkaHasABatch() throws Exception {
        List<Batch> bad =
                IntStream.range(0, 9).mapToObj(i -> admit(BAD, 10_000)).toList();
        List<Batch> handed = poll();
        var waiting = new FutureTask<>(() -> task.drain(1000, Duration.ofMinutes(1)));
        var thread = new Thread(waiting);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        handed.forEach(batch -> batch.confirm(0, 0, 0));

        assertThat(waiting.get(10, TimeUnit.SECONDS)).startsWith(bad.get(handed.size()));
    }

    @Test
    void manyTopicsThatAreNotAcknowledgedLeaveARest() throws Exception {
        for (int topic = 0; topic < 5; topic++) {
            for (int i = 0; i < 10; i++) {
                admit(BAD + topic, 4_000);
            }
            poll();
        }

        Batch good = admit(GOOD, 1_000);

        assertThat(poll()).containsExactly(good);
    }

    @Test
    void aLargeBatchNeedNotWaitUntilNothingElseIsOnItsWay() throws Exception {
        admit(GOOD, 10_000);
        poll();

        Batch large = admit(BAD, 90_000);

        assertThat(poll()).containsExactly(large);
    }

    @Test
    void aTopicWhoseOldestBatchIsSentForTooLongGetsNoMoreAndIsExplained() throws Exception {
        Batch bad = admit(BAD, 10);
        poll();
        assertThat(bad.beginsToSend()).isTrue();
        router.sweep();

        batches.pass(TaskQueue.STALL);
        router.sweep();
        poll();

        assertThat(router.refusal(BAD)).contains("team.bad.raw", "not acknowledged", "operator");
        assertThat(router.refusal(GOOD)).isNull();
        assertThat(outcome(admit(GOOD, 10))).isNull();
        bad.confirm(0, 0, 0);
        router.sweep();
        assertThat(router.refusal(BAD)).isNull();
    }

    @Test
    void aBatchThatConnectHasNotBegunToSendIsNoSignOfAStall() throws Exception {
        admit(BAD, 10);
        poll();

        batches.pass(TaskQueue.STALL);
        router.sweep();

        assertThat(router.refusal(BAD)).isNull();
    }

    @Test
    void aTopicThatCouldNotBeWrittenIsHeldWithAllItsBatchesAndTheOthersAreNot() throws Exception {
        Batch first = admit(BAD, 10);
        Batch second = admit(BAD, 10);
        Batch good = admit(GOOD, 10);
        poll();
        Batch queued = admit(BAD, 10);
        first.beginsToSend();

        first.lose(0, Unwritten.LOST);
        poll();

        assertThat(outcome(second)).as("handed, not yet sent").isEqualTo(Unwritten.HELD);
        assertThat(outcome(queued)).isEqualTo(Unwritten.HELD);
        assertThat(outcome(good)).isNull();
        assertThat(router.refusal(BAD)).contains("team.bad.raw", "could not be written", "tried again in 2");
        assertThat(router.problem(BAD).detail()).contains("team.bad.raw");
        assertThat(router.problem(GOOD)).isNull();
        assertThat(router.refusal(GOOD)).isNull();
    }

    @Test
    void aHeldTopicIsTriedWithOneBatchAtATimeAndEachFailureDoublesTheTime() throws Exception {
        fail(admit(BAD, 10));
        batches.pass(Duration.ofSeconds(2));
        assertThat(router.refusal(BAD)).isNull();

        Batch trial = admit(BAD, 10);
        assertThat(outcome(admit(BAD, 10))).as("beside the one that is tried").isEqualTo(Unwritten.HELD);
        assertThat(router.refusal(BAD)).contains("being tried");
        fail(trial);
        batches.pass(Duration.ofSeconds(2));
        assertThat(router.refusal(BAD)).isNotNull();
        batches.pass(Duration.ofSeconds(2));
        Batch next = admit(BAD, 10);
        poll();
        next.confirm(0, 0, 0);

        assertThat(router.refusal(BAD)).isNull();
        assertThat(router.problem(BAD)).isNull();
        assertThat(outcome(admit(BAD, 10))).isNull();
        assertThat(outcome(admit(BAD, 10))).isNull();
    }

    @Test
    void whatATaskDropsAfterItsEndHoldsNoTopic() throws Exception {
        Batch batch = admit(BAD, 10);
        poll();

        router.close(task);
        batch.lose(0, Unwritten.ABANDONED);

        assertThat(router.refusal(BAD)).isNull();
    }

    @Test
    void afterTheEndOfATaskTheTopicsOnTheirWayGoAloneUntilTheGuiltyOneIsFound() throws Exception {
        admit(BAD, 10);
        admit(GOOD, 10);
        poll();
        restart();
        Batch bad = admit(BAD, 10);
        Batch good = admit(GOOD, 10);
        Batch other = admit("team.other", 10);

        List<Batch> first = poll();
        assertThat(first).hasSize(1);
        assertThat(poll()).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(poll()).containsExactly(other);
        good.confirm(0, 0, 0);
        other.confirm(0, 0, 0);
        assertThat(outcome(bad)).isNull();
        restart();

        assertThat(router.refusal(BAD)).contains("ended while it sent records for team.bad.raw alone");
        assertThat(router.refusal(GOOD)).isNull();
        admit(GOOD, 10);
        admit("team.other", 10);
        assertThat(poll()).as("both are above suspicion").hasSize(2);
    }

    @Test
    void oneTopicsWaitingBatchesDoNotTakeThePlacesOfTheOthers() {
        List<Batch> many =
                IntStream.range(0, 10).mapToObj(i -> admit(BAD, 10_000)).toList();

        assertThat(outcome(admit(BAD, 10_000))).isEqualTo(Unwritten.NO_ROOM);
        assertThat(router.hasRoom(new BatchSize(GOOD, 1, 10_000))).isTrue();
        Batch good = admit(GOOD, 10_000);

        assertThat(outcome(good)).isNull();
        assertThat(outcome(many.get(9))).as("the newest").isEqualTo(Unwritten.NO_ROOM);
        assertThat(outcome(many.get(8))).isNull();
        assertThat(router.hasRoom(new BatchSize(BAD, 1, 10_000))).isFalse();
    }

    @Test
    void topicsTakeTurns() throws Exception {
        List<Batch> many = List.of(admit(BAD, 10), admit(BAD, 10), admit(BAD, 10));
        Batch good = admit(GOOD, 10);

        assertThat(task.drain(2, Duration.ZERO)).containsExactly(many.get(0), good);
    }

    @Test
    void aTopicThatWaitsTooLongDoesNotKeepOthersOutOfTheQueue() {
        admit(BAD, 10);

        batches.pass(TestBatches.QUEUE_TIMEOUT.dividedBy(2));

        assertThat(router.hasRoom(new BatchSize(BAD, 1, 10))).isFalse();
        assertThat(router.hasRoom(new BatchSize(GOOD, 1, 10))).isTrue();
    }

    private void fail(Batch batch) throws InterruptedException {
        poll();
        batch.beginsToSend();
        batch.lose(0, Unwritten.LOST);
    }

    private Batch admit(String topic, int size) {
        Batch batch = batches.batch(topic, size);
        router.admit(batch);
        return batch;
    }

    private void restart() {
        router.close(task);
        task = open();
    }

    private TaskQueue open() {
        TaskQueue opened = router.open(TASK, LIMITS);
        try {
            opened.drain(1, Duration.ZERO);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return opened;
    }

    private List<Batch> poll() throws InterruptedException {
        return task.drain(1000, Duration.ZERO);
    }
}
