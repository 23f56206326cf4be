// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import io.datagateway.http.intake.RawTopicCache;
import io.datagateway.http.intake.RawTopicMetadata;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The topics whose status is told: those that have a contract. */
public record WatchedTopics(Set<String> contracts, RawTopicCache rawTopics) {

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
