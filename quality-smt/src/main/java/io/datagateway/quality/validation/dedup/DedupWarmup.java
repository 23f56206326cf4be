// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Which partitions are still read again to fill their deduplication index, from the beginning of the window up to the
 * first record to copy. The raw topic itself is the store of the window. The other partitions go on meanwhile.
 */
public final class DedupWarmup {

    private final Consumer<byte[], byte[]> consumer;

    /** The offset of the first record to copy, for each partition that has not been read up to there. */
    private final Map<TopicPartition, Long> copyOffsets = new HashMap<>();

    public DedupWarmup(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    public void begin(TopicPartition partition, long copyOffset) {
        copyOffsets.put(partition, copyOffset);
    }

    public void end(TopicPartition partition) {
        copyOffsets.remove(partition);
    }

    /** The first offset to copy of a partition that is not read up to there yet; -1 of any other. */
    public long copyOffset(TopicPartition partition) {
        return copyOffsets.getOrDefault(partition, -1L);
    }

    public boolean isWarmingUp(TopicPartition partition) {
        return copyOffsets.containsKey(partition);
    }

    /**
     * Ends it for those of {@code assigned} that are read up to their first record to copy. To be called after each
     * poll.
     *
     * @param position gives the offset that is read next
     */
    public void advance(Set<TopicPartition> assigned, ToLongFunction<TopicPartition> position) {
        copyOffsets
                .entrySet()
                .removeIf(warming -> assigned.contains(warming.getKey())
                        && position.applyAsLong(warming.getKey()) >= warming.getValue());
    }

    /**
     * Those of {@code assigned} that are at their end, and have not got to their first record to copy: Kafka has lost
     * records that were read once. New ones that take the offsets of the lost ones would otherwise look like copied
     * ones.
     */
    public List<TopicPartition> lost(Set<TopicPartition> assigned) {
        return copyOffsets.keySet().stream()
                .filter(partition -> assigned.contains(partition)
                        && consumer.currentLag(partition).orElse(1) == 0)
                .toList();
    }
}
