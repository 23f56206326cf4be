// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The status of a raw partition as a task of the validation has written it.
 *
 * @param repeat the longest time until it is written again, if the task works
 * @param json all of it, also members that this version does not know
 */
record PartitionStatus(TopicPartition partition, Duration repeat, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The version of the format that is understood. */
    private static final int FORMAT = 1;

    /** The longest repetition that a setting allows; a longer one is not believed. */
    private static final long MAX_REPEAT_MILLIS = 300_000;

    /** Parses a record's value; empty if it is not such a status. */
    static Optional<PartitionStatus> parse(byte[] value) {
        try {
            return of(JSON.readTree(value));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<PartitionStatus> of(JsonNode json) {
        JsonNode topic = json.path("topic");
        JsonNode partition = json.path("partition");
        long repeatMillis = json.path("repeatMs").asLong();
        if (json.path("format").asInt() != FORMAT
                || !topic.isTextual()
                || !partition.isInt()
                || repeatMillis < 1
                || repeatMillis > MAX_REPEAT_MILLIS) {
            return Optional.empty();
        }
        var raw = new TopicPartition(topic.asText(), partition.asInt());
        return Optional.of(new PartitionStatus(raw, Duration.ofMillis(repeatMillis), json));
    }

    /** Returns an offset or a number of them; null if the task did not know it. */
    @Nullable
    Long number(String member) {
        JsonNode number = json.path(member);
        return number.isIntegralNumber() && number.canConvertToLong() ? (Long) number.asLong() : null;
    }
}
