// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * The position up to which a raw partition has been copied, as Connect stores it and its REST API shows it (KIP-875):
 * {@code {"topic": "sales.orders.raw", "partition": 0}} is at {@code {"offset": 41, "topic-id": "…"}}.
 *
 * @param offset of the last record that has been copied
 * @param topicId of the topic it was read from; null if an operator has set the position without saying
 * @param wentOnAt where the loss of the records up to this offset was accepted to go on before this one was copied, so
 *     that it is not accepted once more; null if no such loss was named then
 */
public record SourcePosition(
        long offset, @Nullable String topicId, @Nullable Long wentOnAt) {

    private static final String TOPIC = "topic";
    private static final String PARTITION = "partition";
    private static final String OFFSET = "offset";
    private static final String TOPIC_ID = "topic-id";
    private static final String WENT_ON_AT = "went-on-at";

    public SourcePosition(long offset, @Nullable String topicId) {
        this(offset, topicId, null);
    }

    /** That of a partition of which nothing has been copied yet, and is from {@code first} on. */
    public static SourcePosition before(long first, RawPartition raw) {
        return new SourcePosition(first - 1, raw.topicId().toString());
    }

    /** The key under which Connect stores the position of {@code raw}. */
    public static Map<String, Object> keyOf(RawPartition raw) {
        // Connect looks a position up by the JSON text of its key, and writes keys set by REST from a HashMap. Only
        // another HashMap is sure to give the same order of members; that of Map.of changes with every JVM.
        Map<String, Object> key = new HashMap<>();
        key.put(TOPIC, raw.family().raw());
        key.put(PARTITION, raw.partition());
        return key;
    }

    /** Returns true if it is known to be from another topic than {@code raw}, one of the same name. */
    boolean isOfAnotherTopic(RawPartition raw) {
        return topicId != null && !topicId.equals(raw.topicId().toString());
    }

    /** The first offset that has not been copied. */
    public long next() {
        return offset + 1;
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new HashMap<>();
        map.put(OFFSET, offset);
        if (topicId != null) {
            map.put(TOPIC_ID, topicId);
        }
        if (wentOnAt != null) {
            map.put(WENT_ON_AT, wentOnAt);
        }
        return map;
    }

    /**
     * Parses a stored position.
     *
     * @throws ConnectException if {@code stored} is not of the shape above; the message tells the right one
     */
    public static SourcePosition of(Map<String, ?> stored) {
        refuseOtherMembers(stored, OFFSET, TOPIC_ID, WENT_ON_AT);
        Object topicId = stored.get(TOPIC_ID);
        if (topicId != null && !(topicId instanceof String)) {
            throw new ConnectException("'topic-id' must be a string; leave it out to set the position by hand");
        }
        Long wentOnAt = stored.containsKey(WENT_ON_AT) ? (Long) wholeNumber(stored, WENT_ON_AT, Long.MAX_VALUE) : null;
        return new SourcePosition(wholeNumber(stored, OFFSET, Long.MAX_VALUE - 1), (String) topicId, wentOnAt);
    }

    /**
     * Checks a key that an operator sends.
     *
     * @throws ConnectException if {@code key} could not be one of {@link #keyOf}; the message tells the right form
     */
    public static void checkKey(@Nullable Map<String, ?> key) {
        if (key == null) {
            throw new ConnectException("the source partition is missing; expected {\"topic\": …, \"partition\": …}");
        }
        refuseOtherMembers(key, TOPIC, PARTITION);
        if (!(key.get(TOPIC) instanceof String topic)
                || TopicFamily.ofRaw(topic).isEmpty()) {
            throw new ConnectException("'topic' must be the name of a raw topic, which ends in .raw");
        }
        wholeNumber(key, PARTITION, Integer.MAX_VALUE);
    }

    private static long wholeNumber(Map<String, ?> map, String member, long max) {
        // JSON has one kind of whole number, which arrives as a Long; our own maps hold an Integer.
        Object value = map.get(member);
        if ((value instanceof Long || value instanceof Integer) && ((Number) value).longValue() >= 0) {
            long number = ((Number) value).longValue();
            if (number <= max) {
                return number;
            }
        }
        throw new ConnectException("'" + member + "' must be a whole number from 0 to " + max);
    }

    private static void refuseOtherMembers(Map<String, ?> map, String... known) {
        Set<String> names = Set.of(known);
        for (String member : map.keySet()) {
            if (!names.contains(member)) {
                throw new ConnectException(
                        "'" + member + "' is not a member here; use only " + String.join(", ", known));
            }
        }
    }
}
