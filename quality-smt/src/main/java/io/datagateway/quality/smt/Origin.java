// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import java.util.Map;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topic, partition and offset that a record was read from, as text.
 *
 * @param partition null if the record did not come from Kafka; so is {@code offset}
 */
record Origin(
        String topic, @Nullable String partition, @Nullable String offset) {

    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";

    static Origin of(ConnectRecord<?> source) {
        if (source instanceof SinkRecord sink) {
            return new Origin(
                    sink.originalTopic(), text(sink.originalKafkaPartition()), text(sink.originalKafkaOffset()));
        }
        if (source instanceof SourceRecord read && read.sourcePartition() != null) {
            Object topic = read.sourcePartition().get(TOPIC);
            Map<String, ?> offset = read.sourceOffset() == null ? Map.of() : read.sourceOffset();
            return new Origin(
                    topic instanceof String name ? name : source.topic(),
                    text(read.sourcePartition().get(PARTITION)),
                    text(offset.get(OFFSET)));
        }
        return new Origin(source.topic(), null, null);
    }

    private static @Nullable String text(@Nullable Object number) {
        return number instanceof Number ? number.toString() : null;
    }
}
