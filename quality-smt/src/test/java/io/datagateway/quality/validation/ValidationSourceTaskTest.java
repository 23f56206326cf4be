// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidationSourceTaskTest {

    private static final TopicPartition P0 = new TopicPartition("sales.orders.raw", 0);
    private static final TopicPartition P1 = new TopicPartition("sales.orders.raw", 1);
    private static final TopicPartition P2 = new TopicPartition("sales.orders.raw", 2);
    private static final Uuid TOPIC_ID = Uuid.randomUuid();

    private final FakeConnect connect = new FakeConnect();
    private final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    private final ValidationSourceTask task = new ValidationSourceTask(settings -> kafka);

    @BeforeEach
    void threePartitionsWithRecordsFromZero() {
        kafka.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L, P2, 0L));
        kafka.updateEndOffsets(Map.of(P0, 100L, P1, 100L, P2, 100L));
    }

    @Test
    void aRecordIsCopiedAsItIsAndGoesToTheDeadLettersUnlessAnSmtRoutesIt() {
        start();
        RecordHeaders headers = new RecordHeaders();
        headers.add("version", "2.1.0".getBytes(UTF_8)).add("empty", null);
        kafka.addRecord(raw(P1, 0, "k", "v", headers));

        SourceRecord copy = task.poll().get(0);

        assertThat(copy.topic()).isEqualTo("sales.orders.dlq");
        assertThat(copy.kafkaPartition()).isEqualTo(1);
        assertThat(copy.key()).isEqualTo("k".getBytes(UTF_8));
        assertThat(copy.value()).isEqualTo("v".getBytes(UTF_8));
        assertThat(copy.timestamp()).isEqualTo(1_700_000_000_000L);
        assertThat(copy.headers()).extracting(header -> header.key()).containsExactly("version", "empty");
        assertThat(copy.headers().lastWithName("version").value()).isEqualTo("2.1.0".getBytes(UTF_8));
        assertThat(copy.headers().lastWithName("empty").value()).isNull();
    }

    @Test
    void aRecordWithoutKeyOrValueIsCopiedToo() {
        start();
        kafka.addRecord(raw(P0, 0, null, null, new RecordHeaders()));

        SourceRecord copy = task.poll().get(0);

        assertThat(copy.key()).isNull();
        assertThat(copy.value()).isNull();
        assertThat(copy.keySchema().isOptional()).isTrue();
        assertThat(copy.valueSchema().isOptional()).isTrue();
    }

    @Test
    void aPartitionThatTheTargetsLackIsFoldedIntoOneTheyHave() {
        start();
        kafka.addRecord(raw(P2, 0, "k", "v", new RecordHeaders()));

        assertThat(task.poll().get(0).kafkaPartition()).isZero();
    }

    @Test
    void aCopyCarriesThePositionToGoOnFrom() {
        start();
        kafka.addRecord(raw(P1, 17, "k", "v", new RecordHeaders()));

        SourceRecord copy = task.poll().get(0);

        assertThat(copy.sourcePartition()).isEqualTo(Map.of("topic", "sales.orders.raw", "partition", 1));
        assertThat(copy.sourceOffset()).isEqualTo(Map.of("offset", 17L, "topic-id", TOPIC_ID.toString()));
    }

    @Test
    void equalRecordsStayTwoRecords() {
        start();
        kafka.addRecord(raw(P0, 0, null, null, new RecordHeaders()));
        SourceRecord copy = task.poll().get(0);
        SourceRecord twin = new RawCopy(RawCopy.Route.of(share().get(0)), raw(P0, 0, null, null, new RecordHeaders()));

        assertThat(new HashSet<>(List.of(copy, twin, copy.newRecord("t", 0, null, null, null, null, 0L))))
                .hasSize(3);
        assertThat(copy).isEqualTo(copy).hasSameHashCodeAs(copy);
    }

    @Test
    void readingStartsAfterTheStoredPositionAndElseAtTheBeginning() {
        kafka.updateBeginningOffsets(Map.of(P0, 5L, P1, 5L, P2, 5L));
        position(1, Map.of("offset", 41L, "topic-id", TOPIC_ID.toString()));

        start();
        task.poll();

        assertThat(kafka.position(P1)).isEqualTo(42);
        assertThat(kafka.position(P0)).isEqualTo(5);
        assertThat(kafka.committed(Set.of(P0, P1))).isEmpty();
    }

    @Test
    void aPositionSetByHandNeedsNoTopicId() {
        position(1, Map.of("offset", 41L));

        start();

        assertThat(kafka.position(P1)).isEqualTo(42);
    }

    @Test
    void aTopicThatWasCreatedAnewIsNotReadFromAPositionOfTheOldOne() {
        Uuid old = Uuid.randomUuid();
        position(1, Map.of("offset", 41L, "topic-id", old.toString()));

        assertThatThrownBy(this::start)
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("sales.orders.raw-1", "offset 41", old.toString(), TOPIC_ID.toString())
                .hasMessageContaining("{\"topic\": \"sales.orders.raw\", \"partition\": 1}, \"offset\": null}");
    }

    @Test
    void aPositionThatCannotBeReadIsNotTakenForNone() {
        connect.positionsReadable = false;

        assertThatThrownBy(this::start).isInstanceOf(ConnectException.class).hasMessageContaining("sales.orders.raw-0");
    }

    @Test
    void aPositionOfAnotherShapeIsNotTakenForNone() {
        position(0, Map.of("pos", 41L));

        assertThatThrownBy(this::start).isInstanceOf(ConnectException.class).hasMessageContaining("pos");
    }

    @Test
    void recordsThatWereDeletedBeforeTheyWereValidatedStopTheTaskWithTheWayOut() {
        position(0, Map.of("offset", 9L, "topic-id", TOPIC_ID.toString()));
        start();
        kafka.updateBeginningOffsets(Map.of(P0, 42L));
        kafka.addRecord(raw(P0, 42, "k", "v", new RecordHeaders()));

        assertThatThrownBy(task::poll)
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(RetriableException.class)
                .hasMessageContainingAll("sales.orders.raw-0", "offset 10", "from 42", "including 100")
                .hasMessageContaining("\"offset\": {\"offset\": 41}");
    }

    @Test
    void recordsThatKafkaHasLostAtTheEndStopTheTaskToo() {
        position(0, Map.of("offset", 149L, "topic-id", TOPIC_ID.toString()));
        start();
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 150L)));

        assertThatThrownBy(task::poll)
                .hasMessageContainingAll("offset 150", "including 100")
                .hasMessageContaining("\"offset\": {\"offset\": 99}");
    }

    @Test
    void anEmptiedPartitionWhoseRecordsWereAllCopiedGoesOnAtItsEnd() {
        position(0, Map.of("offset", 98L, "topic-id", TOPIC_ID.toString()));
        start();
        kafka.updateBeginningOffsets(Map.of(P0, 100L));
        kafka.updateEndOffsets(Map.of(P0, 100L));
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 99L)));

        assertThat(task.poll()).isNull();
        kafka.addRecord(raw(P0, 100, "k", "v", new RecordHeaders()));
        assertThat(task.poll()).hasSize(1);
    }

    @Test
    void ifKafkaCannotSayWhatItStillHasItIsAskedAgain() {
        start();
        kafka.setPollException(new OffsetOutOfRangeException(Map.of(P0, 150L)));
        kafka.setOffsetsException(new TimeoutException("planted"));

        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);
    }

    @Test
    void aBusyKafkaIsAskedAgain() {
        start();
        kafka.setPollException(new TimeoutException("planted"));
        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);

        kafka.addRecord(raw(P0, 0, "k", "v", new RecordHeaders()));
        assertThat(task.poll()).hasSize(1);
    }

    @Test
    void aMissingPermissionStopsTheTaskInsteadOfLookingIdle() {
        start();
        kafka.setPollException(new TopicAuthorizationException(Set.of("sales.orders.raw")));

        assertThatThrownBy(task::poll).isInstanceOf(KafkaException.class).isNotInstanceOf(RetriableException.class);
    }

    @Test
    void nothingToReadIsNotABatch() {
        start();

        assertThat(task.poll()).isNull();
        assertThat(kafka.lastPollTimeout().toMillis()).isLessThanOrEqualTo(200);
    }

    @Test
    void aBatchKeepsTheOrderWithinEachPartition() {
        start();
        for (int offset = 0; offset < 5; offset++) {
            kafka.addRecord(raw(P0, offset, "k", "v", new RecordHeaders()));
            kafka.addRecord(raw(P1, offset, "k", "v", new RecordHeaders()));
        }

        List<SourceRecord> batch = task.poll();

        assertThat(batch).hasSize(10);
        for (int partition = 0; partition < 2; partition++) {
            int wanted = partition;
            assertThat(batch.stream()
                            .filter(copy ->
                                    copy.sourcePartition().get("partition").equals(wanted))
                            .<Object>map(copy -> copy.sourceOffset().get("offset")))
                    .containsExactly(0L, 1L, 2L, 3L, 4L);
        }
    }

    @Test
    void aRecordThatAnSmtDropsStopsTheTask() {
        start();
        kafka.addRecord(raw(P0, 7, "k", "v", new RecordHeaders()));
        SourceRecord copy = task.poll().get(0);

        task.commitRecord(copy, null);

        assertThatThrownBy(task::poll)
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("sales.orders.raw", "offset=7");
    }

    @Test
    void aRecordThatIsWrittenIsNoReasonToStop() {
        start();
        kafka.addRecord(raw(P0, 7, "k", "v", new RecordHeaders()));
        SourceRecord copy = task.poll().get(0);

        task.commitRecord(copy, new RecordMetadata(new TopicPartition("sales.orders.prod", 0), 0, 0, 0, 0, 0));

        assertThat(task.poll()).isNull();
    }

    @Test
    void operatorsSeeWhatWasReadAndWhatWaits() {
        start();
        kafka.addRecord(raw(P0, 0, "k", "v", new RecordHeaders()));
        kafka.addRecord(raw(P0, 1, "k", "v", new RecordHeaders()));
        task.poll();

        assertThat(connect.metric("records-read-total", Map.of())).isEqualTo(2);
        assertThat(connect.metric("records-lag", Map.of("topic", "sales.orders.raw", "partition", "0")))
                .isEqualTo(98);
    }

    @Test
    void aStopClosesTheConsumerEvenAfterAFailedStart() {
        ValidationSourceTask failing = new ValidationSourceTask(settings -> {
            return new MockConsumer<>("none") {
                @Override
                public synchronized void assign(java.util.Collection<TopicPartition> partitions) {
                    throw new KafkaException("planted");
                }

                @Override
                public void close(org.apache.kafka.clients.consumer.CloseOptions options) {
                    kafka.close();
                }
            };
        });
        failing.initialize(connect.taskContext());
        assertThatThrownBy(() -> failing.start(settings())).hasMessage("planted");

        failing.stop();

        assertThat(kafka.closed()).isTrue();
    }

    @Test
    void aTaskThatNeverStartedCanBeStopped() {
        task.stop();

        assertThat(kafka.closed()).isFalse();
    }

    private void start() {
        task.initialize(connect.taskContext());
        task.start(settings());
    }

    /** Without the window, which {@link ReadBackTest} is about: reading begins at the position itself. */
    private static Map<String, String> settings() {
        Map<String, String> settings = Settings.good();
        settings.put("dedup.window.ms", "0");
        return new ValidationConfig(settings).taskSettings(List.of(share())).get(0);
    }

    private static List<RawPartition> share() {
        return new RawTopic(new TopicFamily("sales.orders"), TOPIC_ID, 3, 2)
                .split()
                .toList();
    }

    private void position(int partition, Map<String, Object> position) {
        connect.positions.put(Map.of("topic", "sales.orders.raw", "partition", partition), position);
    }

    private static ConsumerRecord<byte[], byte[]> raw(
            TopicPartition partition, long offset, String key, String value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                1_700_000_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                headers,
                Optional.empty());
    }
}
