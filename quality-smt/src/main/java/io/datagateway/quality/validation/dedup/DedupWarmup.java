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
 * Lets reading begin before the position, so that the records which later ones may repeat are known: raw itself is the
 * store of the window. Moves the consumer only; it reads, poll by poll, as ever.
 */
public final class DedupWarmup {

    private static final Logger log = LoggerFactory.getLogger(DedupWarmup.class);

    private final Consumer<byte[], byte[]> consumer;
    private final DedupWindow window;
    private final Duration timeout;

    /** Where copying goes on, for each partition that has not been read up to there. */
    private final Map<TopicPartition, Long> goals;

    private boolean begun;

    /** @param goals offset of the first record to copy, for each partition that has a position */
    public DedupWarmup(
            Consumer<byte[], byte[]> consumer, DedupWindow window, Duration timeout, Map<TopicPartition, Long> goals) {
        this.consumer = consumer;
        this.window = window;
        this.timeout = timeout;
        this.goals = new HashMap<>(window.isOpen() ? goals : Map.of());
    }

    /** To be called before each poll. If it fails, nothing was read, and it can be called again. */
    public void advance() {
        if (!begun) {
            begin();
            begun = true;
        }
        goals.entrySet().removeIf(goal -> isReached(goal.getKey(), goal.getValue()));
    }

    public boolean isReading(TopicPartition partition) {
        return goals.containsKey(partition);
    }

    private void begin() {
        if (goals.isEmpty()) {
            return;
        }
        Map<TopicPartition, Long> starts = starts(System.currentTimeMillis());
        starts.forEach(consumer::seek);
        long offsets = starts.entrySet().stream()
                .mapToLong(start -> goal(start.getKey()) - start.getValue())
                .sum();
        log.info("Reading back {} offsets of {} raw partitions, to know their duplicates", offsets, starts.size());
    }

    /**
     * Timestamps count, not the time of day: of what has waited for long, a record and its duplicate are both old. Two
     * windows back is enough for all that is younger than one window; where something older waits, the number of records
     * alone says how far back. A position beyond the end stays, so that the loss is noticed.
     */
    private Map<TopicPartition, Long> starts(long now) {
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(goals.keySet(), timeout);
        Map<TopicPartition, Long> ends = consumer.endOffsets(goals.keySet(), timeout);
        Map<TopicPartition, @Nullable OffsetAndTimestamp> young = offsetsAt(now - window.millis());
        Map<TopicPartition, @Nullable OffsetAndTimestamp> near = offsetsAt(now - 2 * window.millis());
        Map<TopicPartition, Long> starts = new HashMap<>();
        goals.forEach((partition, goal) -> {
            long end = known(ends, partition);
            long start = Math.max(known(begins, partition), goal - window.records());
            if (offset(young.get(partition), end) <= goal) {
                start = Math.max(start, offset(near.get(partition), end));
            }
            if (start < goal && goal <= end) {
                starts.put(partition, start);
            }
        });
        return starts;
    }

    private Map<TopicPartition, @Nullable OffsetAndTimestamp> offsetsAt(long time) {
        Map<TopicPartition, Long> times = new HashMap<>();
        goals.keySet().forEach(partition -> times.put(partition, Math.max(0, time)));
        return consumer.offsetsForTimes(times, timeout);
    }

    /** Of the first record that is not older; the end if all are. */
    private static long offset(@Nullable OffsetAndTimestamp found, long end) {
        return found == null ? end : found.offset();
    }

    /**
     * Also ends where Kafka has lost the records before the goal, and goes to the goal: Kafka will say that it is out of
     * range, while new records that take the lost ones' offsets would look like copied ones.
     */
    private boolean isReached(TopicPartition partition, long goal) {
        if (consumer.position(partition, timeout) >= goal) {
            return true;
        }
        boolean atEnd = consumer.currentLag(partition).orElse(1) == 0;
        if (atEnd && known(consumer.endOffsets(Set.of(partition), timeout), partition) < goal) {
            consumer.seek(partition, goal);
            return true;
        }
        return false;
    }

    /**
     * Goes on where retention has deleted what was about to be read back, which is no loss.
     *
     * @return whether {@code offset}, which Kafka has not got, was to be read back
     */
    public boolean skip(TopicPartition partition, long offset, long begin) {
        long goal = goal(partition);
        if (offset >= goal) {
            return false;
        }
        consumer.seek(partition, offset < begin ? Math.min(begin, goal) : goal);
        return true;
    }

    private static long known(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return Objects.requireNonNull(offsets.get(partition));
    }

    private long goal(TopicPartition partition) {
        return goals.getOrDefault(partition, 0L);
    }
}
