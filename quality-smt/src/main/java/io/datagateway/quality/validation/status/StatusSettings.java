// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the status of one task.
 *
 * @param topic empty to write none
 * @param kafka how to reach Kafka
 */
public record StatusSettings(Writer writer, String topic, Duration interval, Map<String, Object> kafka) {

    /**
     * The task that writes.
     *
     * @param task its number; empty in settings that an earlier version of the connector gave to the task
     */
    public record Writer(String connector, OptionalInt task) {}

    /** The settings of the producer, which keeps the order, is small, and soon gives up what would be old news. */
    private static final Map<String, Object> PRODUCER = Map.of(
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000,
            ProducerConfig.ACKS_CONFIG, "1",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false,
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024,
            ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");

    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

    boolean isOff() {
        return topic.isEmpty();
    }

    Map<String, Object> admin() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId());
        return settings;
    }

    /** Without the consumer's settings, such as its interceptors, that a producer would take for its own. */
    Map<String, Object> producer() {
        Map<String, Object> settings = admin();
        Set<String> common = AdminClientConfig.configNames();
        settings.keySet().removeIf(key -> ProducerConfig.configNames().contains(key) && !common.contains(key));
        settings.putAll(PRODUCER);
        return settings;
    }

    /** As that of raw, without what it takes from others of its group or gives to them. */
    Map<String, Object> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.keySet()
                .removeAll(Set.of(
                        ConsumerConfig.GROUP_ID_CONFIG,
                        ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                        ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
        settings.putAll(CONSUMER);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId() + "-reader");
        return settings;
    }

    private String clientId() {
        Object own = kafka.get(CommonClientConfigs.CLIENT_ID_CONFIG);
        return (own == null ? writer.connector() : own) + "-status";
    }
}
