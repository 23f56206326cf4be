// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.dedup.DedupMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** A raw topic of three partitions with offsets from 0 to 100, and a task that reads it. */
final class MockRawTopic {

    static final TopicPartition P0 = new TopicPartition("sales.orders.raw", 0);
    static final TopicPartition P1 = new TopicPartition("sales.orders.raw", 1);
    static final TopicPartition P2 = new TopicPartition("sales.orders.raw", 2);
    static final Uuid TOPIC_ID = Uuid.randomUuid();

    final FakeConnect connect = new FakeConnect();
    final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    final ValidationSourceTask task = new ValidationSourceTask(
            settings -> kafka, new DedupMemory(Long.MAX_VALUE), config -> connect.newMetrics());

    MockRawTopic() {
        kafka.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L, P2, 0L));
        kafka.updateEndOffsets(Map.of(P0, 100L, P1, 100L, P2, 100L));
    }

    void start() {
        task.initialize(connect.taskContext());
        task.start(settings());
    }

    /** Without the window, which {@link DedupWarmupTest} is about: reading begins at the position itself. */
    static Map<String, String> settings() {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("dedup.window.ms", "0");
        return new ValidationConfig(settings).taskSettings(List.of(share())).get(0);
    }

    static List<RawPartition> share() {
        return new RawTopic(new TopicFamily("sales.orders"), TOPIC_ID, 3, 2)
                .split()
                .toList();
    }

    void position(int partition, Map<String, Object> position) {
        connect.positions.put(Map.of("topic", "sales.orders.raw", "partition", partition), position);
    }

    static ConsumerRecord<byte[], byte[]> record(
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
