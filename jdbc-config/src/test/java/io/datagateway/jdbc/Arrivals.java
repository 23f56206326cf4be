// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;

/** What has been committed to {@code .prod} and {@code .dlq} of a topic, read from their beginning as it comes. */
final class Arrivals implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    Arrivals(ConnectCluster cluster, String topic) {
        this.topic = topic;
        this.consumer = cluster.kafka().createConsumer(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
        var partitions = Stream.of(topic + ".prod", topic + ".dlq")
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(info -> new org.apache.kafka.common.TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until there are so many in all. */
    Arrivals await(int count) {
        return await(all -> all.size() >= count);
    }

    /** Reads on until a record with this key has come that passes the test. */
    Arrivals awaitLast(String key, Predicate<ConsumerRecord<byte[], byte[]>> test) {
        return await(all -> all.stream().anyMatch(record -> key.equals(key(record)) && test.test(record)));
    }

    Arrivals await(Predicate<List<ConsumerRecord<byte[], byte[]>>> done) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!done.test(records)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(topic + ": only " + records.size() + " records came in " + LIMIT);
            }
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        }
        return this;
    }

    /** Reads for as long as a pause would be noticed, for records that should not come. */
    Arrivals settle() {
        int before;
        do {
            before = records.size();
            consumer.poll(Duration.ofSeconds(2)).forEach(records::add);
        } while (records.size() > before);
        return this;
    }

    List<ConsumerRecord<byte[], byte[]>> prod() {
        return of(".prod");
    }

    List<ConsumerRecord<byte[], byte[]>> dlq() {
        return of(".dlq");
    }

    int count() {
        return records.size();
    }

    private List<ConsumerRecord<byte[], byte[]>> of(String suffix) {
        return records.stream()
                .filter(record -> record.topic().equals(topic + suffix))
                .toList();
    }

    static String key(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), UTF_8);
    }

    /** The text of a header; empty if it is not there. */
    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
