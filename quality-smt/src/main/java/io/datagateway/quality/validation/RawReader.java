// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupWarmup;
import io.datagateway.quality.validation.dedup.DedupWindow;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads raw partitions after their stored positions, and before that the window of records that later ones may repeat.
 * For one thread: Connect starts, polls and stops a task on the same one (KAFKA-10792), so no call has to be woken up.
 */
final class RawReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RawReader.class);

    /** The longest wait of a poll. Connect can stop a task only between two polls. */
    private static final Duration MAX_WAIT = Duration.ofMillis(200);

    private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final DedupWindow window;
    private DedupWarmup warmup;

    RawReader(Consumer<byte[], byte[]> consumer, DedupWindow window) {
        this.consumer = consumer;
        this.window = window;
        this.warmup = new DedupWarmup(consumer, window, OPERATION_TIMEOUT, Map.of());
    }

    /**
     * Assigns {@code partitions}, each after the record at its position; one without a position from its beginning. The
     * window before a position is read again with the first polls.
     */
    void assign(Collection<TopicPartition> partitions, Map<TopicPartition, SourcePosition> positions) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> next = new HashMap<>();
        for (TopicPartition partition : partitions) {
            SourcePosition position = positions.get(partition);
            if (position == null) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seek(partition, position.next());
                next.put(partition, position.next());
            }
        }
        warmup = new DedupWarmup(consumer, window, OPERATION_TIMEOUT, next);
    }

    /**
     * Reads the records that have arrived; waits at most 200 ms if there are none.
     *
     * @throws RetriableException if Kafka is busy
     * @throws LostPositionException if the next records of a partition are not there any more
     */
    ConsumerRecords<byte[], byte[]> poll() {
        try {
            return fetch();
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            throw new RetriableException("Kafka did not give the next raw records; trying again", e);
        }
    }

    private ConsumerRecords<byte[], byte[]> fetch() {
        try {
            warmup.advance();
            return consumer.poll(MAX_WAIT);
        } catch (OffsetOutOfRangeException e) {
            return resume(e);
        }
    }

    /**
     * The number of committed records of {@code partition} that have not been read; empty if it is not known, or while
     * the window is read again. Calls no server.
     */
    OptionalLong lag(TopicPartition partition) {
        return warmup.isWarmingUp(partition) ? OptionalLong.empty() : consumer.currentLag(partition);
    }

    /** Notes in {@code progress} how far {@code partition} is read, if that is known. Calls no server. */
    void tell(TopicPartition partition, CopyProgress progress) {
        OptionalLong lag = consumer.currentLag(partition);
        if (lag.isPresent()) { // then the position is known as well, and asking for it does not wait
            progress.read(consumer.position(partition, OPERATION_TIMEOUT), lag.getAsLong());
        }
    }

    /**
     * Goes on after an offset that Kafka does not have, or fails if records are lost. A transaction ends with a marker,
     * which takes an offset and is no record. Where all is read and retention has emptied the partition, only the
     * marker after the last record is gone, which is no loss.
     */
    private ConsumerRecords<byte[], byte[]> resume(OffsetOutOfRangeException e) {
        for (Map.Entry<TopicPartition, Long> next :
                e.offsetOutOfRangePartitions().entrySet()) {
            Set<TopicPartition> partition = Set.of(next.getKey());
            long first = only(consumer.beginningOffsets(partition, OPERATION_TIMEOUT));
            long end = only(consumer.endOffsets(partition, OPERATION_TIMEOUT));
            if (warmup.skipDeleted(next.getKey(), next.getValue(), first)) {
                continue;
            }
            if (first != end || next.getValue() != end - 1) {
                throw LostPositionException.outOfRange(next.getKey(), next.getValue(), first, end);
            }
            log.warn("{} is empty; going on at its end, offset {}, one after the position", next.getKey(), end);
            consumer.seek(next.getKey(), end);
        }
        return ConsumerRecords.empty();
    }

    private static long only(Map<TopicPartition, Long> offsets) {
        return offsets.values().iterator().next();
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor takes a class that Kafka has only from 4.1 on.
    public void close() {
        consumer.close(OPERATION_TIMEOUT);
    }
}
