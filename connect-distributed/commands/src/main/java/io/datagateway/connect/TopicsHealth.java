// SPDX-License-Identifier: Apache-2.0
package io.datagateway.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * How far the records of each topic have come, as the gateway tells it at {@code /health/topics}. Members that it does
 * not know are ignored, and those that an older gateway does not tell are empty.
 *
 * @param state {@code current}, {@code catching-up} or {@code unavailable}
 * @param reason why it is unavailable; else empty
 */
public record TopicsHealth(String state, String reason, List<Topic> topics) {

    /**
     * A topic that the gateway takes records for.
     *
     * @param validated false if nobody reads its raw topic
     * @param notReady why the gateway takes no records; null if it does
     * @param lag records in the raw topic that are not validated; null if it is not known
     * @param detail what is not as it should be; empty if nothing is
     */
    public record Topic(
            String topic,
            boolean validated,
            @Nullable Long lag,
            String detail,
            @Nullable NotReady notReady,
            List<Held> held) {

        private static Topic of(JsonNode json) {
            var held = new ArrayList<Held>();
            json.path("partitions").forEach(partition -> {
                if (partition.hasNonNull("held")) {
                    held.add(Held.of(partition));
                }
            });
            return new Topic(
                    text(json, "topic"),
                    json.path("validated").asBoolean(true),
                    json.path("lag").isNumber() ? json.get("lag").asLong() : null,
                    text(json, "detail"),
                    json.hasNonNull("notReady") ? NotReady.of(json.get("notReady")) : null,
                    held);
        }

        /** True if the gateway or the validation holds it, or a partition of it. */
        public boolean holds() {
            return notReady != null || !held.isEmpty();
        }

        /** True if its records reach prod, or wait for nothing but their turn. */
        boolean sound() {
            return !holds() && validated;
        }

        /** True if there is something to read about it. */
        public boolean toBeTold() {
            return !sound() || !detail.isEmpty();
        }
    }

    /**
     * Why the gateway takes no records for a topic.
     *
     * @param since a time in UTC, as RFC 3339 writes it
     * @param detail what the operator must do
     * @param partitions the only ones; empty if it is the whole topic
     */
    public record NotReady(String since, String detail, List<Integer> partitions) {

        private static NotReady of(JsonNode json) {
            var partitions = new ArrayList<Integer>();
            json.path("partitions").forEach(partition -> partitions.add(partition.asInt()));
            return new NotReady(text(json, "since"), text(json, "detail"), partitions);
        }
    }

    /**
     * A raw partition that the validation holds.
     *
     * @param reason its code, as {@code records-lost}
     * @param since a time in UTC, as RFC 3339 writes it
     * @param detail what the operator must do
     */
    public record Held(int partition, String reason, String since, String detail) {

        private static Held of(JsonNode partition) {
            JsonNode held = partition.get("held");
            return new Held(
                    partition.path("partition").asInt(),
                    held.isTextual() ? held.asText() : text(held, "reason"),
                    text(held, "since"),
                    text(held, "detail"));
        }
    }

    static TopicsHealth of(JsonNode json) {
        return new TopicsHealth(
                text(json.path("status"), "state"),
                text(json.path("status"), "reason"),
                StreamSupport.stream(json.path("topics").spliterator(), false)
                        .map(Topic::of)
                        .toList());
    }

    private static String text(JsonNode json, String member) {
        return json.hasNonNull(member) ? json.get(member).asText() : "";
    }

    /** True if all is told, no partition is held, and every topic is validated. */
    public boolean sound() {
        return state.equals("current") && topics.stream().allMatch(Topic::sound);
    }
}
