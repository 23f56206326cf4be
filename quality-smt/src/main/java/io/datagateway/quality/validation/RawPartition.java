// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * One raw partition to read, and the partition of both target topics that its records go to. Given to tasks as text:
 * {@code sales.orders.raw/<topic id>/<partition>/<target partition>}; a slash is in no topic name and in no id.
 */
record RawPartition(TopicFamily family, Uuid topicId, int partition, int target) {

    /**
     * @throws IllegalArgumentException if {@code text} is not what {@link #toString} writes
     */
    static RawPartition parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("expected topic/id/partition/target but found " + text);
        }
        TopicFamily family = TopicFamily.ofRaw(parts[0])
                .orElseThrow(() -> new IllegalArgumentException("not the name of a raw topic: " + parts[0]));
        return new RawPartition(
                family, Uuid.fromString(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]));
    }

    TopicPartition topicPartition() {
        return new TopicPartition(family.raw(), partition);
    }

    @Override
    public String toString() {
        return family.raw() + "/" + topicId + "/" + partition + "/" + target;
    }
}
