// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the clients for the status topic, from their settings. */
public record StatusClients(
        Function<Map<String, Object>, Admin> admins,
        Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {

    /** Makes those that speak to a real Kafka. */
    public static StatusClients real() {
        return new StatusClients(
                Admin::create,
                settings -> new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
    }
}
