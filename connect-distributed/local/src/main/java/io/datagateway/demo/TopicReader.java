// SPDX-License-Identifier: Apache-2.0
package io.datagateway.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, as a consumer that trusts only committed records. */
public final class TopicReader implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

    public TopicReader(String bootstrapServers, Collection<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads until the topics hold {@code count} records of the batch, or the time is over; returns what they hold. */
    public List<ConsumerRecord<byte[], byte[]>> await(String batchId, int count, Duration limit) {
        return await(record -> header(record, "record-id").startsWith(batchId + "/"), count, limit);
    }

    /** Reads until the topics hold {@code count} such records, or the time is over; returns what they hold. */
    public List<ConsumerRecord<byte[], byte[]>> await(
            Predicate<ConsumerRecord<byte[], byte[]>> wanted, int count, Duration limit) {
        long endNanos = System.nanoTime() + limit.toNanos();
        while (seen.stream().filter(wanted).count() < count && System.nanoTime() < endNanos) {
            consumer.poll(Duration.ofMillis(100)).forEach(seen::add);
        }
        return seen.stream().filter(wanted).toList();
    }

    /** Reads what has come by now and returns how many records of all batches a topic holds. */
    public long count(String topic) {
        consumer.poll(Duration.ofMillis(500)).forEach(seen::add);
        return seen.stream().filter(record -> record.topic().equals(topic)).count();
    }

    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
