// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A partition whose next records are lost is held until that is accepted; the others go on. */
class LostRecordsTest {

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;
    private final ValidationSourceTask task = raw.task;
    private ValidationSourceTask restarted;

    @Test
    void aTopicThatWasCreatedAnewIsHeldUntilTheLossIsAccepted() throws Exception {
        Uuid old = Uuid.randomUuid();
        raw.position(1, Map.of("offset", 41L, "topic-id", old.toString()));

        raw.start();
        kafka.schedulePollTask(() -> raw.send(P0, 0));

        assertThat(task.poll()).hasSize(1);
        assertThat(raw.heldReason(1)).isEqualTo("records-lost");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P0, P2);

        restart("sales.orders.raw/1/42");
        assertThat(kafka.position(P1)).isZero();
        assertThat(raw.heldReason(1)).isEqualTo("");
        assertThat(lost(1)).isEqualTo(1);
    }

    @Test
    void aTopicThatIsCreatedAnewWhileItIsReadIsHeldToo() throws Exception {
        raw.start();
        kafka.schedulePollTask(() -> raw.send(P1, 7));
        task.poll();

        raw.brokers.delete("sales.orders.raw");
        raw.brokers.create("sales.orders.raw", 3);
        raw.pollAfterLook();

        assertThat(raw.heldReason(1)).isEqualTo("records-lost");
        assertThat(raw.heldReason(0))
                .isEqualTo("records-lost"); // nothing was copied of it, but there was something to copy
        assertThat(kafka.assignment()).isEmpty();
    }

    @Test
    @Timeout(10)
    void aTopicThatIsCreatedAnewBeforeAnythingWasInItHasLostNothing() throws Exception {
        kafka.updateEndOffsets(Map.of(P0, 0L));
        raw.start();
        do {
            task.poll();
        } while (raw.connect.metric("records-lag", 0) != 0);

        raw.brokers.delete("sales.orders.raw");
        raw.brokers.create("sales.orders.raw", 3);
        raw.pollAfterLook();

        assertThat(raw.heldReason(0)).isEqualTo("");
        assertThat(kafka.assignment()).contains(P0);
    }

    @Test
    void recordsThatAreDeletedBeforeTheyAreValidatedHoldThePartitionUntilTheLossIsAccepted() throws Exception {
        startBehind(9);
        delete(10, 42);

        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
        kafka.schedulePollTask(() -> raw.send(P1, 3));
        assertThat(task.poll()).hasSize(1);

        restart("sales.orders.raw/0/9");
        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
        restart("sales.orders.raw/2/7, sales.orders.raw/0/10");
        assertGoesOn(42, 32);
    }

    @Test
    void severalPartitionsMayLoseRecordsAtOnce() throws Exception {
        raw.position(0, 9);
        raw.position(1, 9);
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 42L, P1, 43L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 10L, P1, 10L)));

        task.poll();
        task.poll();

        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
        assertThat(raw.heldReason(1)).isEqualTo("records-lost");
        assertThat(raw.heldReason(2)).isEqualTo("");
    }

    @Test
    void whereEveryLossIsAcceptedItIsCountedAndReadingGoesOn() throws Exception {
        raw.settings.put("records.lost", "earliest");
        startBehind(9);
        delete(10, 42);

        assertGoesOn(42, 32);
    }

    @Test
    void recordsThatKafkaHasLostAtTheEndHoldThePartition() throws Exception {
        startBehind(149);
        assertThat(raw.heldReason(0)).isEqualTo("records-lost");

        // While it is held, other records have taken the offsets.
        kafka.updateEndOffsets(Map.of(P0, 200L));
        restart("sales.orders.raw/0/150/100");
        assertThat(kafka.position(P0)).isEqualTo(100);
    }

    @Test
    void recordsThatWereReplacedByOthersHoldThePartitionThoughThereAreNewOnesByNow() throws Exception {
        startBehind(49);
        kafka.setPollException(new LogTruncationException(Map.of(P0, 50L), Map.of(P0, new OffsetAndMetadata(45))));

        task.poll();
        task.poll();

        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
        restart("sales.orders.raw/0/50/45");
        assertThat(kafka.position(P0)).isEqualTo(45);
    }

    @Test
    void anAcceptedLossIsNotAcceptedOnceMoreWhenOthersHaveTakenItsOffsets() throws Exception {
        raw.position(0, 99);
        restart("sales.orders.raw/0/100/80");
        assertThat(kafka.position(P0)).isEqualTo(80);

        raw.send(P0, 99);
        SourceRecord copy = restarted.poll().get(0);
        raw.connect.positions.put(copy.sourcePartition(), new HashMap<>(copy.sourceOffset()));
        restart("sales.orders.raw/0/100/80");
        assertThat(kafka.position(P0)).isEqualTo(100);

        restart("sales.orders.raw/0/100/70");
        assertThat(kafka.position(P0)).isEqualTo(70);
    }

    @Test
    void anEmptiedPartitionWhoseRecordsWereAllCopiedGoesOnAtItsEndAndCountsWhatMayBeNoMarker() throws Exception {
        raw.position(0, 98);
        kafka.updateBeginningOffsets(Map.of(P0, 100L));

        raw.start();
        task.poll();

        assertGoesOn(100, 1);
    }

    @Test
    void ofATaskThatReadsOnlyARecordCanBeGoneAndNoMarker() throws Exception {
        startBehind(98);
        delete(99, 100);

        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
    }

    @Test
    void recordsThatAreDeletedBeforeTheFirstCopyHoldThePartition() throws Exception {
        raw.start();
        task.poll();
        delete(0, 42);

        assertThat(raw.heldReason(0)).isEqualTo("records-lost");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P1, P2);
    }

    @Test
    void aDamagedFirstRecordCanBeSkipped() throws Exception {
        restart("sales.orders.raw/0/0/1");

        assertThat(kafka.position(P0)).isEqualTo(1);
        assertThat(kafka.position(P1)).isZero();
    }

    /** Starts the task, which has copied the records of partition 0 up to this offset. */
    private void startBehind(long copied) throws InterruptedException {
        raw.position(0, copied);
        raw.start();
        task.poll();
    }

    /** Deletes the records of partition 0 before {@code first}, which the task hears when it asks for {@code next}. */
    private void delete(long next, long first) throws InterruptedException {
        kafka.updateBeginningOffsets(Map.of(P0, first));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, next)));
        List<SourceRecord> none = task.poll();
        assertThat(none).isNull();
        task.poll();
    }

    /** Another task takes over, as after a PUT of the settings. */
    private void restart(String recordsLost) throws InterruptedException {
        raw.settings.put("records.lost", recordsLost);
        restarted = new ValidationSourceTask(raw.environment());
        kafka.unsubscribe();
        restarted.initialize(raw.connect.taskContext());
        restarted.start(raw.taskSettings());
        List<SourceRecord> none = restarted.poll();
        assertThat(none).isNull();
    }

    /** Partition 0 is read on from this offset, and so many of its records are counted as lost. */
    private void assertGoesOn(long offset, int lost) {
        assertThat(raw.heldReason(0)).isEqualTo("");
        assertThat(kafka.position(P0)).isEqualTo(offset);
        assertThat(lost(0)).isEqualTo(lost);
    }

    private double lost(int partition) {
        return raw.connect.metric("records-lost-total", partition);
    }
}
