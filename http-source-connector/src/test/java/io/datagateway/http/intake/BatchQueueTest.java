// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchQueueTest {

    private final TestBatches batches = new TestBatches();
    private final BatchQueue queue = queue(Duration.ZERO);

    @Test
    void isBoundedByRecords() {
        assertThat(queue.offer(batches.batch(60, 1))).isTrue();
        assertThat(queue.offer(batches.batch(41, 1))).isFalse();
        assertThat(queue.offer(batches.batch(40, 1))).isTrue();
    }

    @Test
    void isBoundedByBytes() {
        assertThat(queue.offer(batches.batch(2, 300))).isTrue();
        assertThat(queue.offer(batches.batch(1, 401))).isFalse();
        assertThat(queue.offer(batches.batch(1, 400))).isTrue();
    }

    @Test
    void hasNoRoomForMoreWhileTheOldestHasWaitedForHalfItsTime() throws Exception {
        queue.offer(batches.batch(1));
        assertThat(queue.hasRoom(new BatchSize("sales.orders", 1, 1), batches.nanoTime()))
                .isTrue();

        batches.pass(TestBatches.QUEUE_TIMEOUT.dividedBy(2));

        assertThat(queue.hasRoom(new BatchSize("sales.orders", 1, 1), batches.nanoTime()))
                .isFalse();
        queue.drain(1, 0, Batch::handOver);
        assertThat(queue.hasRoom(new BatchSize("sales.orders", 1, 1), batches.nanoTime()))
                .isTrue();
    }

    @Test
    void handsOverWholeBatchesOldestFirst() throws Exception {
        List<Batch> sent = List.of(batches.batch(10), batches.batch(10), batches.batch(10));
        sent.forEach(queue::offer);

        assertThat(queue.drain(25, 0, Batch::handOver)).containsExactly(sent.get(0), sent.get(1));
        assertThat(queue.drain(25, 0, Batch::handOver)).containsExactly(sent.get(2));
    }

    @Test
    void handsOverABatchLargerThanWasAskedFor() throws Exception {
        Batch large = batches.batch(100, 1);
        queue.offer(large);

        assertThat(queue.drain(5, 0, Batch::handOver)).containsExactly(large);
    }

    @Test
    void passesOverWhatWasCancelled() throws Exception {
        Batch cancelled = batches.batch(1);
        Batch kept = batches.batch(1);
        queue.offer(cancelled);
        queue.offer(kept);

        cancelled.cancel(Unwritten.RETURNED);

        assertThat(queue.drain(10, 0, Batch::handOver)).containsExactly(kept);
        assertThat(queue.records()).isZero();
        assertThat(queue.bytes()).isZero();
    }

    @Test
    void whoeverWaitsIsWokenByABatch() throws Exception {
        var drained = CompletableFuture.supplyAsync(() -> drain(Duration.ofSeconds(20)));
        Batch batch = batches.batch(1);

        queue.offer(batch);

        assertThat(drained.get(10, TimeUnit.SECONDS)).containsExactly(batch);
    }

    @Test
    void withOneBatchAtATimeItLingersForNoOther() throws Exception {
        var patient = queue(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            Batch batch = batches.batch(1);
            patient.offer(batch);

            assertThat(patient.drain(10, 0, Batch::handOver)).containsExactly(batch);
        }
    }

    @Test
    void lingersForAsManyBatchesAsLastTime() throws Exception {
        var patient = queue(Duration.ofDays(1));
        patient.offer(batches.batch(1));
        patient.offer(batches.batch(1));
        List<Batch> before = patient.drain(10, 0, Batch::handOver);
        assertThat(before).hasSize(2);
        before.forEach(batch -> batch.confirm(0, 0, 0));

        patient.offer(batches.batch(1));
        var task = new FutureTask<>(() -> patient.drain(10, 0, Batch::handOver));
        var thread = new Thread(task);
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            assertThat(task.isDone()).isFalse();
            Thread.onSpinWait();
        }
        patient.offer(batches.batch(1));

        assertThat(task.get(10, TimeUnit.SECONDS)).hasSize(2);
    }

    /** Without transactions Connect asks for more while the producer still has these. */
    @Test
    void lingersForNoOthersBeforeKafkaHasTheLast() throws Exception {
        var patient = queue(Duration.ofDays(1));
        patient.offer(batches.batch(1));
        patient.offer(batches.batch(1));
        assertThat(patient.drain(10, 0, Batch::handOver)).hasSize(2);

        patient.offer(batches.batch(1));

        assertThat(patient.drain(10, 0, Batch::handOver)).hasSize(1);
    }

    @Test
    void lingersNoLongerThanItMay() throws Exception {
        var impatient = queue(Duration.ofNanos(1));
        impatient.offer(batches.batch(1));
        impatient.offer(batches.batch(1));
        impatient.drain(10, 0, Batch::handOver).forEach(batch -> batch.confirm(0, 0, 0));

        impatient.offer(batches.batch(1));

        assertThat(impatient.drain(10, 0, Batch::handOver)).hasSize(1);
    }

    @Test
    void whenClosedItTakesNothing() throws Exception {
        queue.close();

        assertThat(queue.offer(batches.batch(1))).isFalse();
        assertThat(queue.drain(1, 1, Batch::handOver)).isEmpty();
    }

    /** Otherwise a batch could be taken out, and then be nobody's when the listener settles all that it has. */
    @Test
    void closesOnlyWhenABatchBeingTakenHasItsNewOwner() throws Exception {
        var history = new CopyOnWriteArrayList<String>();
        var closer = new Thread(() -> {
            queue.close();
            history.add("closed");
        });
        queue.offer(batches.batch(1));

        queue.drain(1, 0, batch -> {
            closer.start();
            awaitBlockedOrEnded(closer);
            return history.add("claimed");
        });
        closer.join();

        assertThat(history).containsExactly("claimed", "closed");
    }

    private static void awaitBlockedOrEnded(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    private List<Batch> drain(Duration wait) {
        try {
            return queue.drain(10, wait.toNanos(), Batch::handOver);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BatchQueue queue(Duration linger) {
        return new BatchQueue(new QueueLimits(100, 1000, Duration.ZERO, linger), new TopicHolds(System::nanoTime));
    }
}
