// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A partition is read after its stored position, or held if the records there are gone; the others go on. */
class StoredPositionTest {

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;
    private final ValidationSourceTask task = raw.task;
    private ValidationSourceTask restarted;

    @Test
    void readingStartsAfterTheStoredPositionAndElseAtTheBeginning() throws Exception {
        kafka.updateBeginningOffsets(Map.of(P0, 5L, P1, 5L, P2, 5L));
        position(1, 41);

        raw.start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
        assertThat(kafka.position(P0)).isEqualTo(5);
        assertThat(kafka.committed(Set.of(P0, P1))).isEmpty();
    }

    @Test
    void aPositionSetByHandNeedsNoTopicId() throws Exception {
        raw.position(1, Map.of("offset", 41L));

        raw.start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
    }

    @Test
    void aTopicThatWasCreatedAnewIsHeldUntilTheLossIsAccepted() throws Exception {
        Uuid old = Uuid.randomUuid();
        raw.position(1, Map.of("offset", 41L, "topic-id", old.toString()));

        raw.start();
        kafka.schedulePollTask(() -> send(P0, 0));

        assertThat(task.poll()).hasSize(1);
        assertHeld(1, "records-lost");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P0, P2);

        restart("sales.orders.raw/1/42");
        assertThat(kafka.position(P1)).isZero();
        assertHeld(1, "");
        assertThat(lost(1)).isEqualTo(1);
    }

    @Test
    void aTopicThatIsCreatedAnewWhileItIsReadIsHeldToo() throws Exception {
        raw.start();
        kafka.schedulePollTask(() -> send(P1, 7));
        task.poll();

        raw.brokers.delete("sales.orders.raw");
        raw.brokers.create("sales.orders.raw", 3);
        raw.pollAfterLook();

        assertHeld(1, "records-lost");
        assertHeld(0, "records-lost"); // nothing was copied of it, but there was something to copy
        assertThat(kafka.assignment()).isEmpty();
    }

    @Test
    @Timeout(10)
    void aTopicThatIsCreatedAnewBeforeAnythingWasInItHasLostNothing() throws Exception {
        kafka.updateEndOffsets(Map.of(P0, 0L));
        raw.start();
        do {
            task.poll();
        } while (raw.connect.metric("records-lag", tags(0)) != 0);

        raw.brokers.delete("sales.orders.raw");
        raw.brokers.create("sales.orders.raw", 3);
        raw.pollAfterLook();

        assertHeld(0, "");
        assertThat(kafka.assignment()).contains(P0);
    }

    @Test
    void aPositionThatCannotBeReadIsNotTakenForNone() throws Exception {
        raw.connect.positionsReadable = false;
        raw.start();
        task.poll();

        assertHeld(0, "read-failed");
        assertThat(kafka.assignment()).isEmpty();

        raw.connect.positionsReadable = true;
        raw.pollAfterLook();
        assertHeld(0, "");
        assertThat(kafka.assignment()).hasSize(3);
    }

    @Test
    void aPositionOfAnotherShapeHoldsItsPartitionOnly() throws Exception {
        raw.position(0, Map.of("pos", 41L));

        raw.start();
        task.poll();

        assertHeld(0, "read-failed");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P1, P2);
    }

    @Test
    void recordsThatAreDeletedBeforeTheyAreValidatedHoldThePartitionUntilTheLossIsAccepted() throws Exception {
        position(0, 9);
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 42L));
        outOfRange(10);

        assertThat(task.poll()).isNull();
        task.poll();
        assertHeld(0, "records-lost");
        kafka.schedulePollTask(() -> send(P1, 3));
        assertThat(task.poll()).hasSize(1);

        restart("sales.orders.raw/0/9");
        assertHeld(0, "records-lost");
        restart("sales.orders.raw/2/7, sales.orders.raw/0/10");
        assertHeld(0, "");
        assertThat(kafka.position(P0)).isEqualTo(42);
        assertThat(lost(0)).isEqualTo(32);
    }

    @Test
    void severalPartitionsMayLoseRecordsAtOnce() throws Exception {
        position(0, 9);
        position(1, 9);
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 42L, P1, 43L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 10L, P1, 10L)));

        task.poll();
        task.poll();

        assertHeld(0, "records-lost");
        assertHeld(1, "records-lost");
        assertHeld(2, "");
    }

    @Test
    void whereEveryLossIsAcceptedItIsCountedAndReadingGoesOn() throws Exception {
        raw.settings.put("records.lost", "earliest");
        position(0, 9);
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 42L));
        outOfRange(10);

        task.poll();
        task.poll();

        assertHeld(0, "");
        assertThat(kafka.position(P0)).isEqualTo(42);
        assertThat(lost(0)).isEqualTo(32);
    }

    @Test
    void recordsThatKafkaHasLostAtTheEndHoldThePartition() throws Exception {
        position(0, 149);
        raw.start();
        task.poll();
        assertHeld(0, "records-lost");

        // While it is held, other records have taken the offsets.
        kafka.updateEndOffsets(Map.of(P0, 200L));
        restart("sales.orders.raw/0/150/100");
        assertThat(kafka.position(P0)).isEqualTo(100);
    }

    @Test
    void recordsThatWereReplacedByOthersHoldThePartitionThoughThereAreNewOnesByNow() throws Exception {
        position(0, 49);
        raw.start();
        task.poll();
        kafka.setPollException(new LogTruncationException(Map.of(P0, 50L), Map.of(P0, new OffsetAndMetadata(45))));

        task.poll();
        task.poll();

        assertHeld(0, "records-lost");
        restart("sales.orders.raw/0/50/45");
        assertThat(kafka.position(P0)).isEqualTo(45);
    }

    @Test
    void anAcceptedLossIsNotAcceptedOnceMoreWhenOthersHaveTakenItsOffsets() throws Exception {
        position(0, 99);
        restart("sales.orders.raw/0/100/80");
        assertThat(kafka.position(P0)).isEqualTo(80);

        send(P0, 99);
        SourceRecord copy = restarted.poll().get(0);
        raw.connect.positions.put(copy.sourcePartition(), new HashMap<>(copy.sourceOffset()));
        restart("sales.orders.raw/0/100/80");
        assertThat(kafka.position(P0)).isEqualTo(100);

        restart("sales.orders.raw/0/100/70");
        assertThat(kafka.position(P0)).isEqualTo(70);
    }

    @Test
    void anEmptiedPartitionWhoseRecordsWereAllCopiedGoesOnAtItsEndAndCountsWhatMayBeNoMarker() throws Exception {
        position(0, 98);
        kafka.updateBeginningOffsets(Map.of(P0, 100L));

        raw.start();
        task.poll();

        assertHeld(0, "");
        assertThat(kafka.position(P0)).isEqualTo(100);
        assertThat(lost(0)).isEqualTo(1);
    }

    @Test
    void ofATaskThatReadsOnlyARecordCanBeGoneAndNoMarker() throws Exception {
        position(0, 98);
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 100L));
        outOfRange(99);

        task.poll();
        task.poll();

        assertHeld(0, "records-lost");
    }

    @Test
    void recordsThatAreDeletedBeforeTheFirstCopyHoldThePartition() throws Exception {
        raw.start();
        task.poll();
        kafka.updateBeginningOffsets(Map.of(P0, 42L));
        outOfRange(0);

        task.poll();
        task.poll();

        assertHeld(0, "records-lost");
        assertThat(kafka.assignment()).containsExactlyInAnyOrder(P1, P2);
    }

    @Test
    void aDamagedFirstRecordCanBeSkipped() throws Exception {
        restart("sales.orders.raw/0/0/1");

        assertThat(kafka.position(P0)).isEqualTo(1);
        assertThat(kafka.position(P1)).isZero();
    }

    @Test
    void aRecordThatCannotBeReadHoldsItsPartitionOnly() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new KafkaException("Received exception when fetching the next record from"
                + " sales.orders.raw-1. If needed, please seek past the record to continue consumption."));

        assertThat(task.poll()).isNull();
        assertHeld(1, "read-failed");
        kafka.schedulePollTask(() -> send(P0, 0));
        assertThat(task.poll()).hasSize(1);
        assertThat(kafka.assignment()).doesNotContain(P1);

        raw.pollAfterLook();
        assertThat(kafka.assignment()).contains(P1);
        assertHeld(1, "read-failed"); // until it has been read for a while
    }

    @Test
    void aTopicThatMayNotBeReadIsHeld() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new TopicAuthorizationException(Set.of("sales.orders.raw")));

        assertThat(task.poll()).isNull();

        assertHeld(0, "read-failed");
    }

    private void position(int partition, long offset) {
        raw.position(
                partition,
                new HashMap<>(Map.of("offset", offset, "topic-id", raw.topicId().toString())));
    }

    private void outOfRange(long offset) {
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, offset)));
    }

    private void send(TopicPartition partition, long offset) {
        kafka.addRecord(MockRawTopic.record(partition, offset, "k", "v", new RecordHeaders()));
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

    private void assertHeld(int partition, String reason) {
        assertThat(raw.connect.text("held-reason", partition)).isEqualTo(reason);
    }

    private double lost(int partition) {
        return raw.connect.metric("records-lost-total", tags(partition));
    }

    private static Map<String, String> tags(int partition) {
        return Map.of("topic", "sales.orders.raw", "partition", Integer.toString(partition));
    }
}
