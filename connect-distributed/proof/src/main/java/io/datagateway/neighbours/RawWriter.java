// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A foreign producer, which writes to raw past the gateway. */
final class RawWriter implements AutoCloseable {

    private static final int TWO_MIB = 2 << 20;

    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * A record that no client of the gateway has sent.
     *
     * @param key null for none
     * @param value null for a tombstone
     * @param age how long before now its timestamp is
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Foreign(byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers, Duration age) {

        Foreign(byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
            this(key, value, headers, Duration.ZERO);
        }
    }

    RawWriter(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TWO_MIB),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes the record. Returns its place, as {@link DeliveredRecords} knows a dead letter without a record id. */
    String write(Team team, int partition, Foreign foreign) throws Exception {
        long timestamp = System.currentTimeMillis() - foreign.age().toMillis();
        var record =
                new ProducerRecord<>(team.topic(TopicKind.RAW), partition, timestamp, foreign.key(), foreign.value());
        foreign.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        RecordMetadata place = producer.send(record).get();
        return DeliveredRecords.place(
                place.topic(), Integer.toString(place.partition()), Long.toString(place.offset()));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
