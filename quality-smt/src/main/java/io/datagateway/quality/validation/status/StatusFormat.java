// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datagateway.quality.validation.hold.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Writes the status of a partition as a record: text {@code <connector>/<raw topic>/<partition>}, and JSON. */
final class StatusFormat {

    /** The version of the JSON. Members may be added to it; one that changes its meaning makes another version. */
    private static final int VERSION = 1;

    /** The member that has the id of the raw topic. */
    static final String TOPIC_ID = "topic-id";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String target;
    private final StatusSettings.Writer writer;
    private final Duration repeat;

    /** @param repeat the longest time until a partition is written again */
    StatusFormat(StatusSettings settings, Duration repeat) {
        this.target = settings.topic();
        this.writer = settings.writer();
        this.repeat = repeat;
    }

    ProducerRecord<byte[], byte[]> record(PartitionStatus status, Instant now) {
        return new ProducerRecord<>(target, key(status), value(status, now));
    }

    private byte[] key(PartitionStatus status) {
        return key(writer.connector(), status.partition()).getBytes(UTF_8);
    }

    static String key(String connector, TopicPartition partition) {
        return String.join("/", connector, partition.topic(), Integer.toString(partition.partition()));
    }

    private byte[] value(PartitionStatus status, Instant now) {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", VERSION);
        json.put("connector", writer.connector());
        json.put("task", writer.task().isPresent() ? (Integer) writer.task().getAsInt() : null);
        json.put("topic", status.partition().topic());
        json.put("partition", status.partition().partition());
        json.put(TOPIC_ID, status.topicId().toString());
        json.put("position", number(status.position()));
        json.put("endOffset", number(status.endOffset()));
        json.put("lag", number(status.lag()));
        json.set("held", held(status.held()));
        json.set("catalog", catalog(status.catalog()));
        json.put("at", text(now));
        json.put("repeatMs", repeat.toMillis());
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can always be written
        }
    }

    private static @Nullable ObjectNode held(@Nullable Hold hold) {
        if (hold == null) {
            return null;
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("reason", hold.reason().code());
        json.put("since", text(hold.since()));
        json.put("detail", hold.detail());
        return json;
    }

    private static @Nullable ObjectNode catalog(@Nullable CatalogStatus catalog) {
        if (catalog == null) {
            return null;
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("loadedAt", text(catalog.loadedAt()));
        json.put("contracts", catalog.contracts());
        catalog.versions().forEach(json.putArray("versions")::add);
        return json;
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? (Long) number.getAsLong() : null;
    }

    private static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
