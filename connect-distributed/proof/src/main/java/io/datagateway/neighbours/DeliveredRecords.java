// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.client.CommittedConsumer;
import io.datagateway.ledger.TopicKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Reads prod and dlq of a team from their beginnings, whatever partitions they have. A record is known by its
 * {@code record-id}; a dead letter without one by the place in raw that its headers name.
 */
record DeliveredRecords(String bootstrapServers, Team team) {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    static String place(String topic, String partition, String offset) {
        return topic + "/" + partition + "/" + offset;
    }

    /** Returns how often each record is there; nothing of a topic that is missing or cannot be read. */
    Map<String, Integer> count() {
        var found = new HashMap<String, Integer>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, Duration.ofSeconds(5));
            long limit = System.nanoTime() + LIMIT.toNanos();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())
                    && System.nanoTime() < limit) {
                consumer.poll(POLL).forEach(record -> found.merge(id(record), 1, Integer::sum));
            }
        } catch (org.apache.kafka.common.errors.TimeoutException e) {
            // Without a leader nobody can read: asked again later.
            return found;
        }
        return found;
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        var topics = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (TopicKind kind : List.of(TopicKind.PROD, TopicKind.DLQ)) {
            String topic = team.topic(kind);
            int count = topics.getOrDefault(topic, List.of()).size();
            IntStream.range(0, count).forEach(partition -> partitions.add(new TopicPartition(topic, partition)));
        }
        return partitions;
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("record-id");
        return id != null
                ? new String(id.value(), StandardCharsets.UTF_8)
                : place(error(record, "topic"), error(record, "partition"), error(record, "offset"));
    }

    private static String error(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader("__connect.errors." + name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return CommittedConsumer.of(
                bootstrapServers,
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false));
    }
}
