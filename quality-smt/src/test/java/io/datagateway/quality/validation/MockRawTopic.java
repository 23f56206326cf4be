// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.isolation.IsolationMemory;
import io.datagateway.quality.validation.topics.FakeKafka;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.source.SourceRecord;

/** A raw topic of three partitions with offsets from 0 to 100, and a task that reads it. */
final class MockRawTopic {

    static final TopicPartition P0 = new TopicPartition("sales.orders.raw", 0);
    static final TopicPartition P1 = new TopicPartition("sales.orders.raw", 1);
    static final TopicPartition P2 = new TopicPartition("sales.orders.raw", 2);

    final FakeConnect connect = new FakeConnect();
    final MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("none");
    final FakeKafka brokers = new FakeKafka();
    final ManualThread background = new ManualThread();
    final ValidationSourceTask task;
    final Map<String, String> settings = ValidationSettings.good();
    private final IsolationMemory isolation;
    int tasks = 1;

    MockRawTopic() {
        this(new IsolationMemory());
    }

    MockRawTopic(IsolationMemory isolation) {
        this.isolation = isolation;
        task = new ValidationSourceTask(environment());
        brokers.createFamily("sales.orders", 3, 2, 2);
        brokers.offsetsFrom(kafka);
        settings.put("dedup.window.ms", "0");
        kafka.updateBeginningOffsets(Map.of(P0, 0L, P1, 0L, P2, 0L));
        kafka.updateEndOffsets(Map.of(P0, 100L, P1, 100L, P2, 100L));
    }

    TaskEnvironment environment() {
        return new TaskEnvironment(
                consumerSettings -> kafka,
                adminSettings -> brokers,
                config -> connect.newMetrics(),
                name -> background,
                new DedupMemory(Long.MAX_VALUE),
                isolation);
    }

    /** Without the window, which {@link DedupWarmupTest} is about: reading begins at the position itself. */
    Map<String, String> taskSettings() {
        return new ValidationConfig(settings).taskSettings(tasks).get(0);
    }

    /** Starts the task, which takes up what is there with its first poll. */
    void start() {
        task.initialize(connect.taskContext());
        task.start(taskSettings());
    }

    /** Looks for topics, and does what else is done at intervals. */
    List<SourceRecord> pollAfterLook() throws InterruptedException {
        background.tick();
        return task.poll();
    }

    Uuid topicId() {
        return brokers.id("sales.orders.raw");
    }

    static RawPartition partition(int number) {
        return new RawPartition(new TopicFamily("sales.orders"), Uuid.randomUuid(), number, number % 2);
    }

    void position(int partition, Map<String, Object> position) {
        connect.positions.put(Map.of("topic", "sales.orders.raw", "partition", partition), position);
    }

    /** Sets the position of {@code partition} to {@code offset} of this topic. */
    void position(int partition, long offset) {
        position(
                partition,
                new HashMap<>(Map.of("offset", offset, "topic-id", topicId().toString())));
    }

    void send(TopicPartition partition, long offset) {
        kafka.addRecord(record(partition, offset, "k", "v", new RecordHeaders()));
    }

    /** Why the partition is held; empty if it is not. */
    String heldReason(int partition) {
        return connect.text("held-reason", partition);
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
