// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.dedup.DedupMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Runs tasks, one after the other, over one raw partition. The records that they give to Connect count as delivered.
 */
final class TaskRunner {

    static final Map<String, Object> PARTITION = Map.of("topic", "sales.orders.raw", "partition", 0);

    private static final Uuid TOPIC_ID = Uuid.randomUuid();

    final long nowMillis = System.currentTimeMillis();
    final Map<String, String> settings = ValidationSettings.good();
    final FakeConnect connect = new FakeConnect();
    final FakeRawPartition raw = new FakeRawPartition();
    final List<String> delivered = new ArrayList<>();
    MockConsumer<byte[], byte[]> kafka;
    long windowBytes = Long.MAX_VALUE;
    DedupMemory memory;
    ValidationSourceTask task;
    long offset;

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
        task = new ValidationSourceTask(consumerSettings -> kafka, memory, config -> connect.newMetrics());
        task.initialize(connect.taskContext());
        List<RawPartition> share = new RawTopic(new TopicFamily("sales.orders"), TOPIC_ID, 1, 1)
                .split()
                .toList();
        task.start(new ValidationConfig(settings).taskSettings(List.of(share)).get(0));
    }

    void poll() {
        commit(task.poll());
    }

    void pollAll() {
        for (int polls = 0; polls == 0 || kafka.position(raw.partition) < offset; polls++) {
            if (polls > 1_000) {
                throw new AssertionError("reading does not get to the end");
            }
            poll();
        }
        poll();
    }

    void pollUntilCopies() {
        List<SourceRecord> copies = task.poll();
        while (copies == null && kafka.position(raw.partition) < offset) {
            copies = task.poll();
        }
        commit(copies);
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
        return connect.metric("records-duplicate-total", Map.of("topic", "sales.orders.raw", "partition", "0"));
    }

    double effectiveRecords() {
        return connect.metric("dedup-window-records", Map.of("topic", "sales.orders.raw", "partition", "0"));
    }

    double lag() {
        return connect.metric("records-lag", Map.of("topic", "sales.orders.raw", "partition", "0"));
    }
}
