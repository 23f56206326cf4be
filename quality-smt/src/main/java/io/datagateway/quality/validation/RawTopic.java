// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * A raw topic that can be validated: both its targets exist.
 *
 * @param id changes when the topic is deleted and created anew, which makes every stored position meaningless
 * @param partitions how many there are to read
 * @param targetPartitions how many both targets have, so that a record lands in the same one of either
 */
record RawTopic(TopicFamily family, Uuid id, int partitions, int targetPartitions) {

    Stream<RawPartition> split() {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> new RawPartition(family, id, partition, partition % targetPartitions));
    }
}
