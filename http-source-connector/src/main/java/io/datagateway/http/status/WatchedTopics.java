// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import io.datagateway.http.intake.RawTopicCache;
import io.datagateway.http.intake.RawTopicMetadata;
import io.datagateway.http.intake.TopicProblem;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The topics whose status is told: those that have a contract.
 *
 * @param deliveries returns what keeps records of a topic on their way to Kafka; null if nothing does
 */
public record WatchedTopics(
        Set<String> contracts, RawTopicCache rawTopics, Function<String, @Nullable TopicProblem> deliveries) {

    /** Returns what keeps the gateway from taking records for the topic, or for some partitions; null if nothing does. */
    public @Nullable TopicProblem problem(String topic) {
        TopicProblem seen = rawTopics.get(topic).problem();
        return seen == null ? deliveries.apply(topic) : seen;
    }

    /** Returns the number of topics for which the gateway takes no records, or not for all partitions. */
    public int notReady() {
        return (int) contracts.stream().filter(topic -> problem(topic) != null).count();
    }

    Set<String> rawNames() {
        return contracts.stream().map(RawTopicMetadata::nameOf).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the topics in the order of their names. */
    List<String> sorted() {
        return contracts.stream().sorted().toList();
    }

    /** Returns the raw partitions of a topic; none if there is no raw topic, or none that may be seen. */
    Stream<TopicPartition> partitions(String topic) {
        RawTopicMetadata raw = rawTopics.find(topic);
        return IntStream.range(0, raw == null ? 0 : raw.partitions())
                .mapToObj(partition -> new TopicPartition(RawTopicMetadata.nameOf(topic), partition));
    }
}
