// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;

/**
 * A topic to which records are copied, as Kafka describes it.
 *
 * @param partitions in their order
 * @param settings empty if the connector may not read them
 */
public record TargetTopic(String name, List<Replicas> partitions, Optional<TargetSettings> settings) {

    /** The replicas of one partition. */
    public record Replicas(boolean hasLeader, int inSync, int all) {

        static Replicas of(TopicPartitionInfo partition) {
            boolean hasLeader =
                    partition.leader() != null && !partition.leader().isEmpty();
            int inSync = Math.max(hasLeader ? 1 : 0, partition.isr().size()); // a leader is in sync with itself
            return new Replicas(hasLeader, inSync, partition.replicas().size());
        }

        /** Whether there is more than one, and none may be away. */
        boolean mustAllBeThere(int minInSync) {
            return all > 1 && all <= minInSync;
        }
    }

    /** @param settings null if the connector may not read them */
    static TargetTopic of(TopicDescription topic, @Nullable TargetSettings settings) {
        return new TargetTopic(
                topic.name(), topic.partitions().stream().map(Replicas::of).toList(), Optional.ofNullable(settings));
    }
}
