// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes Kafka clients from their settings. */
record KafkaClients(
        Function<Map<String, Object>, Admin> admins,
        Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {

    /** Returns those that speak to a real Kafka. */
    static KafkaClients real() {
        return new KafkaClients(
                Admin::create,
                settings -> new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
}
