// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the deduplication indexes of a task that starts: moves its consumer back from the stored positions to the
 * beginning of the window, so that the task reads the records again that later ones may repeat. The raw topic itself is
 * the store of the window. Only moves the consumer; the task polls it as ever.
 */
public final class DedupWarmup {

    private static final Logger log = LoggerFactory.getLogger(DedupWarmup.class);

    private final Consumer<byte[], byte[]> consumer;
    private final DedupWindow window;
    private final Duration timeout;

    /** The offset of the first record to copy, for each partition that has not been read up to there. */
    private final Map<TopicPartition, Long> copyOffsets;

    private boolean begun;

    /** @param copyOffsets offset of the first record to copy, for each partition that has a position */
    public DedupWarmup(
            Consumer<byte[], byte[]> consumer,
            DedupWindow window,
            Duration timeout,
            Map<TopicPartition, Long> copyOffsets) {
        this.consumer = consumer;
        this.window = window;
        this.timeout = timeout;
        this.copyOffsets = new HashMap<>(window.isOpen() ? copyOffsets : Map.of());
    }

    /**
     * Moves the consumer where needed. To be called before each poll; if it fails, nothing was read, and it can be
     * called again.
     */
    public void advance() {
        if (!begun) {
            begin();
            begun = true;
        }
        copyOffsets.entrySet().removeIf(partition -> isReached(partition.getKey(), partition.getValue()));
    }

    public boolean isWarmingUp(TopicPartition partition) {
        return copyOffsets.containsKey(partition);
    }

    private void begin() {
        if (copyOffsets.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> starts = startOffsets(System.currentTimeMillis());
        starts.forEach(consumer::seek);
        long offsets = starts.entrySet().stream()
                .mapToLong(start -> copyOffset(start.getKey()) - start.getValue())
                .sum();
        log.info("Reading back {} offsets of {} raw partitions, to know their duplicates", offsets, starts.size());
    }

    /**
     * The offset to begin at, for each partition. Timestamps count, not the time of day: of what has waited for long, a
     * record and its duplicate are both old. Two windows back is enough for all that is younger than one window; where
     * something older waits, only the number of records limits how far back the reading begins. A position beyond the
     * end stays, so that the loss is noticed.
     */
    private Map<TopicPartition, Long> startOffsets(long nowMillis) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(copyOffsets.keySet(), timeout);
        Map<TopicPartition, Long> ends = consumer.endOffsets(copyOffsets.keySet(), timeout);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> young = offsetsAt(nowMillis - window.millis());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> near = offsetsAt(nowMillis - 2 * window.millis());
        Map<TopicPartition, Long> starts = new HashMap<>();
        copyOffsets.forEach((partition, copyOffset) -> {
            long end = known(ends, partition);
            long start = Math.max(known(begins, partition), copyOffset - window.records());
            if (offset(young.get(partition), end) <= copyOffset) {
                start = Math.max(start, offset(near.get(partition), end));
            }
            if (start < copyOffset && copyOffset <= end) {
                starts.put(partition, start);
            }
        });
        return starts;
    }

    private Map<TopicPartition, @Nullable OffsetAndTimestamp> offsetsAt(long timestampMillis) {
        Map<TopicPartition, Long> times = new HashMap<>();
        copyOffsets.keySet().forEach(partition -> times.put(partition, Math.max(0, timestampMillis)));
        return consumer.offsetsForTimes(times, timeout);
    }

    /** The offset of the first record that is not older than asked; the end if all are. */
    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }

    /**
     * Returns true if the consumer is at the first record to copy. True as well if Kafka has lost the records before
     * it; then the consumer is moved there, and Kafka will answer that the offset is out of range. New records that
     * take the offsets of the lost ones would otherwise look like copied ones.
     */
    private boolean isReached(TopicPartition partition, long copyOffset) {
        if (consumer.position(partition, timeout) >= copyOffset) {
            return true;
        }
        boolean atEnd = consumer.currentLag(partition).orElse(1) == 0;
        if (atEnd && known(consumer.endOffsets(Set.of(partition), timeout), partition) < copyOffset) {
            consumer.seek(partition, copyOffset);
            return true;
        }
        return false;
    }

    /**
     * Moves the consumer past records that retention has deleted before they were read again, which is no loss.
     *
     * @param offset that Kafka does not have
     * @param begin the first offset that Kafka has
     * @return true if {@code offset} was to be read again only; false if it was to be copied
     */
    public boolean skipDeleted(TopicPartition partition, long offset, long begin) {
        long copyOffset = copyOffset(partition);
        if (offset >= copyOffset) {
            return false;
        }
        consumer.seek(partition, offset < begin ? Math.min(begin, copyOffset) : copyOffset);
        return true;
    }

    private static long known(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private long copyOffset(TopicPartition partition) {
        return copyOffsets.getOrDefault(partition, 0L);
    }
}
