// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.isolation.IsolationMemory;
import io.datagateway.quality.validation.topics.FakeKafka;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Runs tasks, one after the other, over one raw partition. The records that they give to Connect count as delivered.
 */
final class TaskRunner {

    static final Map<String, Object> PARTITION = Map.of("topic", "sales.orders.raw", "partition", 0);

    final long nowMillis = System.currentTimeMillis();
    final Map<String, String> settings = ValidationSettings.good();
    final FakeConnect connect = new FakeConnect();
    final FakeKafka brokers = new FakeKafka();
    final ManualThread background = new ManualThread();
    final FakeRawPartition raw = new FakeRawPartition();
    final List<String> delivered = new ArrayList<>();
    MockConsumer<byte[], byte[]> kafka;
    long windowBytes = Long.MAX_VALUE;
    DedupMemory memory;
    ValidationSourceTask task;
    long offset;

    TaskRunner() {
        brokers.createFamily("sales.orders", 1, 1, 1);
    }

    void send(String id, String value) {
        sendAt(nowMillis + offset, id, value);
    }

    void sendAt(long timestampMillis, String id, String value) {
        RecordHeaders headers = new RecordHeaders();
        if (id != null) {
            headers.add("record-id", id.getBytes(UTF_8));
        }
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        raw.append(new ConsumerRecord<>(
                raw.partition.topic(),
                0,
                offset++,
                timestampMillis,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                bytes,
                headers,
                Optional.empty()));
    }

    /** A new task, as after a kill: it knows what Connect has stored and what is in raw. */
    void start(int maxPollRecords) {
        kafka = raw.consumer(maxPollRecords);
        memory = new DedupMemory(windowBytes);
        brokers.offsetsFrom(kafka);
        task = new ValidationSourceTask(new TaskEnvironment(
                consumerSettings -> kafka,
                adminSettings -> brokers,
                config -> connect.newMetrics(),
                name -> background,
                memory,
                new IsolationMemory()));
        task.initialize(connect.taskContext());
        task.start(new ValidationConfig(settings).taskSettings(1).get(0));
    }

    void poll() throws InterruptedException {
        commit(task.poll());
    }

    void pollAll() throws InterruptedException {
        for (int polls = 0; polls == 0 || nextOffset() < offset; polls++) {
            if (polls > 1_000) {
                throw new AssertionError("reading does not get to the end");
            }
            poll();
        }
        poll();
    }

    void pollUntilCopies() throws InterruptedException {
        List<SourceRecord> copies = task.poll();
        while (copies == null && nextOffset() < offset) {
            copies = task.poll();
        }
        commit(copies);
    }

    private long nextOffset() {
        return kafka.assignment().isEmpty() ? 0 : kafka.position(raw.partition);
    }

    /** Copies and position are one transaction. */
    void commit(List<SourceRecord> copies) {
        for (SourceRecord copy : copies == null ? List.<SourceRecord>of() : copies) {
            Object id = copy.headers().lastWithName("record-id") == null
                    ? null
                    : text(copy.headers().lastWithName("record-id").value());
            delivered.add(id + "=" + text(copy.value()));
            connect.positions.put(copy.sourcePartition(), new HashMap<>(copy.sourceOffset()));
        }
    }

    private static String text(Object bytes) {
        return bytes == null ? null : new String((byte[]) bytes, UTF_8);
    }

    long position() {
        return (Long) connect.positions.get(PARTITION).get("offset");
    }

    double duplicates() {
        return connect.metric("records-duplicate-total", 0);
    }

    double effectiveRecords() {
        return connect.metric("dedup-window-records", 0);
    }

    double lag() {
        return connect.metric("records-lag", 0);
    }
}
