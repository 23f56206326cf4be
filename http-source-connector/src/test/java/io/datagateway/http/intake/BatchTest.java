// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import static io.datagateway.http.intake.TestBatches.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final TestBatches batches = new TestBatches();

    @Test
    void isWrittenWhenTheLastRecordIsConfirmedInWhateverOrder() {
        Batch batch = handed(3);

        batch.confirm(2, 0, 12);
        batch.confirm(0, 0, 10);
        assertThat(outcome(batch)).isNull();
        batch.confirm(1, 0, 11);

        assertThat(outcome(batch)).isEqualTo(new Written(List.of(new Position(0, 10, 3))));
    }

    @Test
    void aRecordConfirmedTwiceCountsOnce() {
        Batch batch = handed(2);

        batch.confirm(0, 0, 10);
        batch.confirm(0, 0, 10);

        assertThat(outcome(batch)).isNull();
    }

    @Test
    void tellsForEachPartitionTheLowestOffsetUnlessOneIsUnknown() {
        Batch batch = handed(5);

        batch.confirm(0, 2, 71);
        batch.confirm(1, 0, Position.UNKNOWN);
        batch.confirm(2, 2, 70);
        batch.confirm(3, 0, 8);
        batch.confirm(4, 2, 72);

        assertThat(outcome(batch))
                .isEqualTo(new Written(List.of(new Position(0, Position.UNKNOWN, 2), new Position(2, 70, 3))));
    }

    @Test
    void isLostWithTheFirstRecordThatConnectDrops() {
        Batch batch = handed(2);

        batch.lose(0, Unwritten.LOST);
        batch.confirm(0, 0, 1);
        batch.confirm(1, 0, 2);

        assertThat(outcome(batch)).isEqualTo(Unwritten.LOST);
    }

    @Test
    void isReleasedOnlyWhenConnectHasToldOfEveryRecord() {
        Batch batch = handed(2);
        var released = batch.released().toCompletableFuture();

        batch.lose(1, Unwritten.LOST);
        assertThat(outcome(batch)).isEqualTo(Unwritten.LOST);
        assertThat(released).isNotDone();
        batch.confirm(0, 0, 1);

        assertThat(released).isDone();
    }

    @Test
    void canBeStoppedUntilConnectBeginsToSendIt() {
        Batch stopped = batches.batch(1);
        stopped.handOverStoppable();
        Batch begun = batches.batch(1);
        begun.handOverStoppable();
        assertThat(begun.beginsToSend()).isTrue();

        stopped.stop();
        begun.stop();

        assertThat(outcome(stopped)).isEqualTo(Unwritten.HELD);
        assertThat(stopped.beginsToSend()).isFalse();
        assertThat(outcome(begun)).isNull();
        stopped.lose(0, Unwritten.LOST);
        assertThat(stopped.dropped().toCompletableFuture())
                .as("its topic is not to blame")
                .isNotDone();
    }

    @Test
    void theRestOfALostBatchIsNotSentWhereConnectGoesOn() {
        Batch batch = batches.batch(2);
        batch.handOverStoppable();
        assertThat(batch.beginsToSend()).isTrue();

        batch.lose(0, Unwritten.LOST);

        assertThat(batch.beginsToSend()).isFalse();
        assertThat(batch.dropped().toCompletableFuture()).isDone();
    }

    @Test
    void whereADroppedRecordEndsTheTaskEveryRecordIsSent() {
        Batch batch = handed(2);

        batch.stop();
        batch.giveUp(Unwritten.UNCONFIRMED);

        assertThat(outcome(batch)).isEqualTo(Unwritten.UNCONFIRMED);
        assertThat(batch.beginsToSend()).isTrue();
    }

    @Test
    void canBeTakenBackOnlyWhileItIsQueued() {
        Batch queued = batches.batch(1);
        Batch handed = handed(1);

        assertThat(queued.cancel(Unwritten.RETURNED)).isTrue();
        assertThat(queued.handOver()).isFalse();
        assertThat(handed.cancel(Unwritten.RETURNED)).isFalse();

        assertThat(outcome(queued)).isEqualTo(Unwritten.RETURNED);
        assertThat(outcome(handed)).isNull();
    }

    @Test
    void settlesOnceWhateverIsSaidAfterwards() {
        Batch batch = handed(1);
        var settled = new AtomicInteger();
        batch.outcome().thenRun(settled::incrementAndGet);

        batch.giveUp(Unwritten.UNCONFIRMED);
        batch.confirm(0, 0, 1);
        batch.lose(0, Unwritten.LOST);
        batch.giveUp(Unwritten.ABANDONED);

        assertThat(settled).hasValue(1);
        assertThat(outcome(batch)).isEqualTo(Unwritten.UNCONFIRMED);
    }

    @Test
    void whoeverListensCannotMakeTheProducersThreadFail() {
        Batch batch = handed(1);
        batch.outcome().thenRunAsync(() -> {}, task -> {
            throw new IllegalStateException("no thread left");
        });

        batch.confirm(0, 0, 1);

        assertThat(outcome(batch)).isInstanceOf(Written.class);
    }

    @Test
    void onlyWhatNoTaskHasTakenIsCertainNotToBeWritten() {
        assertThat(Unwritten.values())
                .filteredOn(Unwritten::isCertain)
                .containsExactly(
                        Unwritten.NO_TASK, Unwritten.NO_ROOM, Unwritten.EXPIRED, Unwritten.RETURNED, Unwritten.HELD);
    }

    @Test
    void itsTextNamesItWithoutItsPayload() {
        assertThat(batches.batch(3)).hasToString("batch batch-0 of 3 records for sales.orders:2.1.0");
    }

    private Batch handed(int count) {
        Batch batch = batches.batch(count);
        batch.handOver();
        return batch;
    }
}
