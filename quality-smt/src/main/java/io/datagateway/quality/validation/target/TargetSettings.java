// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.target;

import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The settings of a topic that decide which records it takes.
 *
 * @param isCompacted if so, it takes no record without a key
 * @param maxMessageBytes the greatest size of a batch
 * @param minInSyncReplicas the number of replicas without which it takes nothing
 */
public record TargetSettings(boolean isCompacted, int maxMessageBytes, int minInSyncReplicas) {

    /** The settings in an answer of Kafka, which has them all, those of the broker included. */
    static TargetSettings of(Config config) {
        return new TargetSettings(
                value(config, TopicConfig.CLEANUP_POLICY_CONFIG)
                        .orElse("")
                        .contains(TopicConfig.CLEANUP_POLICY_COMPACT),
                value(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                        .map(Integer::parseInt)
                        .orElse(Integer.MAX_VALUE),
                value(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG)
                        .map(Integer::parseInt)
                        .orElse(1));
    }

    private static Optional<String> value(Config config, String name) {
        return Optional.ofNullable(config.get(name)).map(ConfigEntry::value);
    }
}
