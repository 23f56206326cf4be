// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.quality.validation.hold.HoldReason;
import io.datagateway.quality.validation.topics.RawPartition;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The positions of raw partitions that tasks of this connector have written to the status topic. Connect stores that of
 * the last copy; the status goes on behind repetitions that were not copied, and behind markers of transactions.
 */
public final class StatusPositions {

    private static final Logger log = LoggerFactory.getLogger(StatusPositions.class);
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final StatusSettings settings;
    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers;
    private final LongSupplier nanoTime;

    public StatusPositions(StatusSettings settings, Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers) {
        this(settings, consumers, System::nanoTime);
    }

    StatusPositions(
            StatusSettings settings,
            Function<Map<String, Object>, Consumer<byte[], byte[]>> consumers,
            LongSupplier nanoTime) {
        this.settings = settings;
        this.consumers = consumers;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads them, for a few seconds at most. A position is the first offset that was not confirmed when it was written,
     * and may be further by now. Those of which nothing is known are left out; these are all if the topic is missing or
     * cannot be read.
     */
    public Map<TopicPartition, Long> read(Collection<RawPartition> partitions) {
        if (settings.isOff()) {
            return Map.of();
        }
        Map<String, RawPartition> wanted = new HashMap<>();
        partitions.forEach(
                raw -> wanted.put(StatusFormat.key(settings.writer().connector(), raw.topicPartition()), raw));
        try (Consumer<byte[], byte[]> consumer = consumers.apply(settings.consumer())) {
            return read(wanted, consumer);
        } catch (KafkaException e) {
            log.warn(
                    "{} does not tell how far raw partitions were validated, so it counts for nothing",
                    settings.topic(),
                    e);
            return Map.of();
        }
    }

    private Map<TopicPartition, Long> read(Map<String, RawPartition> wanted, Consumer<byte[], byte[]> consumer) {
        long begin = nanoTime.getAsLong();
        List<TopicPartition> all = consumer.partitionsFor(settings.topic(), TIME).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        Map<TopicPartition, Long> unread = new HashMap<>(consumer.endOffsets(all, TIME));
        consumer.assign(all);
        consumer.seekToBeginning(all);
        Map<TopicPartition, Long> found = new HashMap<>();
        unread.entrySet().removeIf(end -> consumer.position(end.getKey(), TIME) >= end.getValue());
        while (!unread.isEmpty()) {
            if (nanoTime.getAsLong() - begin > TIME.toNanos()) {
                throw new org.apache.kafka.common.errors.TimeoutException("its end was not reached in time");
            }
            consumer.poll(POLL).forEach(written -> take(written, wanted, found));
            unread.entrySet().removeIf(end -> consumer.position(end.getKey(), TIME) >= end.getValue());
        }
        return found;
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> written, Map<String, RawPartition> wanted, Map<TopicPartition, Long> found) {
        RawPartition raw = written.key() == null ? null : wanted.get(new String(written.key(), UTF_8));
        if (raw == null) {
            return;
        }
        JsonNode status = parse(written.value());
        String heldFor = status.path("held").path("reason").asText("");
        boolean isOfThisTopic = status.path(StatusFormat.TOPIC_ID)
                .asText("")
                .equals(raw.topicId().toString());
        if (!isOfThisTopic || heldFor.equals(HoldReason.RECORDS_LOST.code())) {
            found.remove(raw.topicPartition());
        } else if (heldFor.isEmpty() && status.path("position").isIntegralNumber()) {
            found.put(raw.topicPartition(), status.path("position").asLong());
        }
    }

    private static JsonNode parse(byte[] value) {
        try {
            return value == null ? JSON.missingNode() : JSON.readTree(value);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
