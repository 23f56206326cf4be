// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.topics;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.target.Targets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * A raw topic to validate.
 *
 * @param id of the topic, another one after it is deleted and created again, which makes every stored position
 *     meaningless
 * @param partitions the number of partitions to read
 * @param targetPartitions the number of partitions that both targets have, so that a record goes to the same one of
 *     either; 0 while one of them is missing
 * @param targets what both of them take
 */
public record RawTopic(TopicFamily family, Uuid id, int partitions, int targetPartitions, Targets targets) {

    /** The partitions to read. Where the targets have none, any is named: nothing is delivered to it. */
    public Stream<RawPartition> split() {
        int targets = Math.max(1, targetPartitions);
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new RawPartition(family, id, partition, partition % targets));
    }
}
