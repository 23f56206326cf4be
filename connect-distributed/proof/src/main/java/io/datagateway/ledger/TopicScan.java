// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads raw, prod and dlq of a base topic as a consumer of committed records: from the beginning to the end at its
 * start, each partition in its order.
 *
 * @param patience the longest wait without any progress, before it fails
 */
public record TopicScan(String bootstrapServers, String baseTopic, Duration patience) {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final int MOST_AT_ONCE = 10_000;
    private static final byte[] NOTHING = {};

    /** Reads all records. Returns their number. */
    public long read(Consumer<StoredRecord> into) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return read(consumer, new HashMap<>(consumer.endOffsets(partitions)), into);
        }
    }

    private long read(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Consumer<StoredRecord> into) {
        long count = 0;
        long lastProgressNanos = System.nanoTime();
        while (!leaveEnded(consumer, ends)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (TopicKind kind : TopicKind.values()) {
                for (ConsumerRecord<byte[], byte[]> record : records.records(kind.of(baseTopic))) {
                    var partition = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < ends.getOrDefault(partition, 0L)) {
                        into.accept(stored(record, kind));
                        count++;
                    }
                }
            }
            lastProgressNanos = records.isEmpty() ? lastProgressNanos : System.nanoTime();
            checkProgress(lastProgressNanos, ends.keySet());
        }
        return count;
    }

    /** Stops reading partitions whose end is reached. Returns true if all have reached it. */
    private static boolean leaveEnded(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        List<TopicPartition> ended = ends.entrySet().stream()
                .filter(end -> consumer.position(end.getKey()) >= end.getValue())
                .map(Map.Entry::getKey)
                .toList();
        consumer.pause(ended);
        ended.forEach(ends::remove);
        return ends.isEmpty();
    }

    private void checkProgress(long lastProgressNanos, Set<TopicPartition> unread) {
        if (System.nanoTime() - lastProgressNanos > patience.toNanos()) {
            throw new IllegalStateException("Nothing came for " + patience.toMillis() + " ms, and these partitions are"
                    + " not read to their end: " + unread + ". Check that their leaders run.");
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        var partitions = new ArrayList<TopicPartition>();
        int expected = consumer.partitionsFor(TopicKind.RAW.of(baseTopic)).size();
        for (TopicKind kind : TopicKind.values()) {
            String topic = kind.of(baseTopic);
            int count = consumer.partitionsFor(topic).size();
            if (count == 0 || count != expected) {
                throw new IllegalStateException("Topic " + topic + " has " + count + " partitions and raw has "
                        + expected + ": create raw, prod and dlq with the same number, or their order says nothing.");
            }
            IntStream.range(0, count).forEach(partition -> partitions.add(new TopicPartition(topic, partition)));
        }
        return partitions;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MOST_AT_ONCE,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static StoredRecord stored(ConsumerRecord<byte[], byte[]> record, TopicKind kind) {
        Header id = record.headers().lastHeader("record-id");
        return new StoredRecord(
                kind,
                record.partition(),
                record.offset(),
                id == null ? "" : new String(id.value(), UTF_8),
                ExpectedDatum.hash(record.value() == null ? NOTHING : record.value()));
    }
}
