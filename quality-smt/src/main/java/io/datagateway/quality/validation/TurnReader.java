// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.isolation.PartitionIsolation;
import io.datagateway.quality.validation.isolation.Turn;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads in each poll those partitions whose turn it is. After a failure that may be one alone. For the task's thread. */
final class TurnReader {

    private final RawReader reader;
    private final PartitionIsolation isolation;
    private @Nullable TopicPartition onlyOne;

    TurnReader(RawReader reader, PartitionIsolation isolation) {
        this.reader = reader;
        this.isolation = isolation;
    }

    RawReader reader() {
        return reader;
    }

    /** Notes that the task serves {@code gone} no longer, but {@code served}. */
    void serve(Set<TopicPartition> gone, Set<TopicPartition> served) {
        isolation.removed(gone, served);
    }

    /** As {@link RawReader#poll}, of {@code served}. */
    ConsumerRecords<byte[], byte[]> poll(Set<TopicPartition> served, Consumer<Trouble> troubles)
            throws InterruptedException {
        if (onlyOne != null && reader.lag(onlyOne).equals(OptionalLong.of(0))) {
            isolation.nothingLeft(onlyOne);
        }
        Turn turn = isolation.next(served);
        onlyOne = turn.readable().size() == 1 ? turn.readable().iterator().next() : null;
        return reader.poll(turn, troubles);
    }

    /** Notes that copies of {@code partition} are handed over. Only their number is remembered, until the next life. */
    void handedOver(TopicPartition partition, CopiedBatch batch) {
        isolation.handedOver(partition, batch::isSettled);
    }
}
