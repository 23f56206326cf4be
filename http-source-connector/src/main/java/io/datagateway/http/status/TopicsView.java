// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datagateway.http.intake.TopicProblem;
import io.datagateway.http.status.StatusTable.Aged;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Tells what is known of the topics as JSON. */
final class TopicsView {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String statusTopic;
    private final WatchedTopics topics;
    private final StatusTable table;
    private final EndOffsets ends;

    TopicsView(String statusTopic, WatchedTopics topics, StatusTable table, EndOffsets ends) {
        this.statusTopic = statusTopic;
        this.topics = topics;
        this.table = table;
        this.ends = ends;
    }

    byte[] json(ReaderState state, Instant now) {
        Map<TopicPartition, Aged> known = table.byPartition();
        ObjectNode json = JSON.createObjectNode();
        json.put("at", now.truncatedTo(ChronoUnit.MILLIS).toString());
        ObjectNode status = json.putObject("status");
        status.put("topic", statusTopic);
        status.put("state", state.kind().toString());
        status.put("reason", state.reason().isEmpty() ? null : state.reason());
        json.put("notReady", topics.notReady());
        json.put("notValidated", notValidated(state));
        ArrayNode list = json.putArray("topics");
        topics.sorted().forEach(topic -> list.add(topic(topic, known, isValidated(topic, state, known))));
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // a tree can always be written
        }
    }

    /** Returns the number of raw topics of which no validation has ever written a status; null if that is not known. */
    @Nullable
    Integer notValidated(ReaderState state) {
        Map<TopicPartition, Aged> known = table.byPartition();
        return state.kind() == ReaderState.Kind.CURRENT
                ? (Integer) (int) topics.contracts().stream()
                        .filter(topic -> Boolean.FALSE.equals(isValidated(topic, state, known)))
                        .count()
                : null;
    }

    /** Returns true if a validation has written a status of the topic; null if there is no raw topic, or not all is read. */
    private @Nullable Boolean isValidated(String topic, ReaderState state, Map<TopicPartition, Aged> known) {
        List<TopicPartition> partitions = topics.partitions(topic).toList();
        boolean isTold = partitions.stream().anyMatch(known::containsKey);
        boolean isKnown = isTold || (state.kind() == ReaderState.Kind.CURRENT && !partitions.isEmpty());
        return isKnown ? (Boolean) isTold : null;
    }

    private ObjectNode topic(String topic, Map<TopicPartition, Aged> known, @Nullable Boolean isValidated) {
        var summary = new TopicSummary(statusTopic);
        ArrayNode partitions = JSON.createArrayNode();
        topics.partitions(topic).forEach(partition -> {
            var lag = PartitionLag.of(known.get(partition), ends.find(partition));
            summary.add(lag);
            partitions.add(partition(partition, known.get(partition), lag));
        });
        ObjectNode json = JSON.createObjectNode();
        json.put("topic", topic);
        json.set("notReady", problem(topics.problem(topic)));
        json.put("validated", isValidated);
        json.put("lag", summary.lag());
        json.put("detail", summary.detail());
        json.set("partitions", partitions);
        return json;
    }

    private static JsonNode problem(@Nullable TopicProblem problem) {
        if (problem == null) {
            return JSON.nullNode();
        }
        ObjectNode json = JSON.createObjectNode();
        json.put("since", problem.since().truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("detail", problem.detail());
        ArrayNode partitions = json.putArray("partitions");
        problem.partitions().stream().sorted().forEach(partitions::add);
        return json;
    }

    private static ObjectNode partition(TopicPartition partition, @Nullable Aged status, PartitionLag lag) {
        ObjectNode json = JSON.createObjectNode();
        json.put("partition", partition.partition());
        json.put("position", lag.position());
        json.put("endOffset", lag.endOffset());
        json.put("lag", lag.lag());
        json.put("source", lag.source().toString());
        json.put("ageSeconds", status == null ? null : (Double) (status.age().toMillis() / 1000.0));
        for (String member : new String[] {"held", "connector", "task", "catalog"}) {
            json.set(member, status == null ? null : status.status().json().get(member));
        }
        return json;
    }
}
