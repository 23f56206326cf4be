// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static io.datagateway.quality.validation.MockRawTopic.P0;
import static io.datagateway.quality.validation.MockRawTopic.P1;
import static io.datagateway.quality.validation.MockRawTopic.P2;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.isolation.IsolationMemory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class ValidationSourceTaskTest {

    private final MockRawTopic raw = new MockRawTopic();
    private final MockConsumer<byte[], byte[]> kafka = raw.kafka;
    private final ValidationSourceTask task = raw.task;

    @Test
    void aRecordIsCopiedAsItIsAndGoesToTheDeadLettersUnlessAnSmtRoutesIt() throws Exception {
        raw.start();
        task.poll();
        RecordHeaders headers = new RecordHeaders();
        headers.add("version", "2.1.0".getBytes(UTF_8)).add("empty", null);
        kafka.addRecord(MockRawTopic.record(P1, 0, "k", "v", headers));

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
    void aRecordWithoutKeyOrValueIsCopiedToo() throws Exception {
        raw.start();
        task.poll();
        kafka.addRecord(MockRawTopic.record(P0, 0, null, null, new RecordHeaders()));

        SourceRecord copy = task.poll().get(0);

        assertThat(copy.key()).isNull();
        assertThat(copy.value()).isNull();
        assertThat(copy.keySchema().isOptional()).isTrue();
        assertThat(copy.valueSchema().isOptional()).isTrue();
    }

    @Test
    void aPartitionThatTheTargetsLackIsFoldedIntoOneTheyHave() throws Exception {
        raw.start();
        task.poll();
        raw.send(P2, 0);

        assertThat(task.poll().get(0).kafkaPartition()).isZero();
    }

    @Test
    void aCopyCarriesThePositionToGoOnFrom() throws Exception {
        raw.start();
        task.poll();
        raw.send(P1, 17);

        SourceRecord copy = task.poll().get(0);

        assertThat(copy.sourcePartition()).isEqualTo(Map.of("topic", "sales.orders.raw", "partition", 1));
        assertThat(copy.sourceOffset())
                .isEqualTo(Map.of("offset", 17L, "topic-id", raw.topicId().toString()));
    }

    @Test
    void equalRecordsStayTwoRecords() throws Exception {
        raw.start();
        task.poll();
        kafka.addRecord(MockRawTopic.record(P0, 0, null, null, new RecordHeaders()));
        SourceRecord copy = task.poll().get(0);
        SourceRecord twin = new CopiedRecord(
                CopiedRecord.Route.of(MockRawTopic.partition(0)),
                MockRawTopic.record(P0, 0, null, null, new RecordHeaders()),
                null,
                new CopiedBatch(1));

        assertThat(new HashSet<>(List.of(copy, twin, copy.newRecord("t", 0, null, null, null, null, 0L))))
                .hasSize(3);
        assertThat(copy).isEqualTo(copy).hasSameHashCodeAs(copy);
    }

    @Test
    void aBusyKafkaIsAskedAgain() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new TimeoutException("planted"));
        assertThatThrownBy(task::poll).isInstanceOf(RetriableException.class);

        raw.send(P0, 0);
        assertThat(task.poll()).hasSize(1);
    }

    @Test
    void aFailureThatIsOfNoPartitionStopsTheTaskInsteadOfLookingIdle() throws Exception {
        raw.start();
        task.poll();
        kafka.setPollException(new KafkaException("planted"));

        assertThatThrownBy(task::poll).isInstanceOf(KafkaException.class).isNotInstanceOf(RetriableException.class);
    }

    @Test
    void nothingToReadIsNotABatch() throws Exception {
        raw.start();
        task.poll();

        assertThat(task.poll()).isNull();
        assertThat(kafka.lastPollTimeout().toMillis()).isLessThanOrEqualTo(200);
    }

    @Test
    void aBatchKeepsTheOrderWithinEachPartition() throws Exception {
        raw.start();
        task.poll();
        for (int offset = 0; offset < 5; offset++) {
            raw.send(P0, offset);
            raw.send(P1, offset);
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
    void aRecordThatAnSmtDropsHoldsItsPartitionOnly() throws Exception {
        raw.start();
        task.poll();
        raw.send(P0, 7);
        SourceRecord copy = task.poll().get(0);

        task.commitRecord(copy, null);

        raw.send(P1, 3);
        assertThat(task.poll()).hasSize(1);
        assertThat(kafka.assignment()).doesNotContain(P0);
        assertThat(raw.heldReason(0)).isEqualTo("record-dropped");
    }

    @Test
    void aRecordThatIsWrittenIsNoReasonToStop() throws Exception {
        raw.start();
        task.poll();
        raw.send(P0, 7);
        SourceRecord copy = task.poll().get(0);

        task.commitRecord(copy, new RecordMetadata(new TopicPartition("sales.orders.prod", 0), 0, 0, 0, 0, 0));

        assertThat(task.poll()).isNull();
    }

    @Test
    void operatorsSeeWhatWasReadAndWhatWaits() throws Exception {
        raw.start();
        task.poll();
        raw.send(P0, 0);
        raw.send(P0, 1);
        task.poll();

        assertThat(raw.connect.metric("records-read-total")).isEqualTo(2);
        assertThat(raw.connect.metric("records-lag", 0)).isEqualTo(98);
    }

    @Test
    void aStopClosesTheClientsAndGivesMemoryBackEvenAfterAFailure() throws Exception {
        DedupMemory memory = new DedupMemory(1_000_000);
        Function<Map<String, Object>, Consumer<byte[], byte[]>> broken = settings -> {
            return new MockConsumer<>("none") {
                @Override
                public synchronized void assign(java.util.Collection<TopicPartition> partitions) {
                    throw new KafkaException("planted");
                }

                @Override
                @SuppressWarnings("deprecation")
                public void close(Duration timeout) {
                    kafka.close();
                }
            };
        };
        ValidationSourceTask failing = new ValidationSourceTask(new TaskEnvironment(
                broken,
                settings -> raw.brokers,
                config -> raw.connect.newMetrics(),
                name -> raw.background,
                memory,
                new IsolationMemory()));
        failing.initialize(raw.connect.taskContext());
        failing.start(raw.taskSettings());
        assertThatThrownBy(failing::poll).hasMessage("planted");

        failing.stop();

        assertThat(kafka.closed()).isTrue();
        assertThat(raw.brokers.closed).isTrue();
        assertThat(memory.freeBytes()).isEqualTo(1_000_000);
    }

    @Test
    void aTaskThatNeverStartedCanBeStopped() throws Exception {
        task.stop();

        assertThat(kafka.closed()).isFalse();
    }
}
