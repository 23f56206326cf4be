// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The clients that the status is read with.
 *
 * @param admin closed by whoever made it
 * @param consumers makes a consumer on {@link #settings}
 */
public record StatusClients(Admin admin, Supplier<Consumer<byte[], byte[]>> consumers) {

    private static final int MEBIBYTE = 1024 * 1024;

    private static final Map<String, Object> CONSUMER = Map.of(
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            MEBIBYTE,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            MEBIBYTE,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            2_000,
            ConsumerConfig.CLIENT_ID_CONFIG,
            "gateway-status");

    /** Returns the consumer's settings: those that say how to reach Kafka, and ours. */
    public static Map<String, Object> settings(Map<String, Object> kafka) {
        Set<String> common = AdminClientConfig.configNames();
        var settings = new HashMap<>(kafka);
        settings.keySet().removeIf(key -> ConsumerConfig.configNames().contains(key) && !common.contains(key));
        settings.putAll(CONSUMER);
        return settings;
    }
}
