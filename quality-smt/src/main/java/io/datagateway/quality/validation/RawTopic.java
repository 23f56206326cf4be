// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * A raw topic that can be validated: both its targets exist.
 *
 * @param id of the topic, another one after it is deleted and created again, which makes every stored position
 *     meaningless
 * @param partitions the number of partitions to read
 * @param targetPartitions the number of partitions that both targets have, so that a record goes to the same one of
 *     either
 */
record RawTopic(TopicFamily family, Uuid id, int partitions, int targetPartitions) {

    Stream<RawPartition> split() {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new RawPartition(family, id, partition, partition % targetPartitions));
    }
}
