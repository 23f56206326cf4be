// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import io.datagateway.quality.validation.hold.Hold;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The status of one raw partition.
 *
 * @param topicId of the raw topic
 * @param position the first offset that is not confirmed: Kafka has the copies of all records before it
 * @param endOffset the offset after the last committed record, as far as the task has heard
 * @param catalog null if it is not known by which catalog the records are judged
 * @param held null if nothing holds the partition
 */
public record PartitionStatus(
        TopicPartition partition,
        Uuid topicId,
        OptionalLong position,
        OptionalLong endOffset,
        @Nullable CatalogStatus catalog,
        @Nullable Hold held) {

    /** The number of offsets that are not confirmed; empty if it is not known. Markers of transactions count too. */
    OptionalLong lag() {
        return position.isPresent() && endOffset.isPresent()
                ? OptionalLong.of(Math.max(0, endOffset.getAsLong() - position.getAsLong()))
                : OptionalLong.empty();
    }
}
