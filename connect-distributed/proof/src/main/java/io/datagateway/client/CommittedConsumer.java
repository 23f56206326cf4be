// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers of committed records. */
public final class CommittedConsumer {

    private CommittedConsumer() {}

    /** Returns a consumer that is not assigned to anything yet. */
    public static KafkaConsumer<byte[], byte[]> of(String bootstrapServers, Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Returns a consumer that is assigned to all partitions of the topics and stands at their ends. */
    public static KafkaConsumer<byte[], byte[]> atEnd(
            String bootstrapServers, List<String> topics, Map<String, Object> settings) {
        KafkaConsumer<byte[], byte[]> consumer = of(bootstrapServers, settings);
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
