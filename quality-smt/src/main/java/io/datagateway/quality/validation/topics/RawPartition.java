// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import io.datagateway.contract.TopicFamily;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * One raw partition to read, and the partition of both target topics that its records go to.
 */
public record RawPartition(TopicFamily family, Uuid topicId, int partition, int target) {

    public TopicPartition topicPartition() {
        return new TopicPartition(family.raw(), partition);
    }
}
