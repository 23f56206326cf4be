// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupWarmup;
import io.datagateway.quality.validation.isolation.Turn;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads raw partitions, each from where it is told. Partitions come, go and are held while the others go on. For one
 * thread: Connect starts, polls and stops a task on the same one (KAFKA-10792), so no call has to be woken up.
 */
final class RawReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RawReader.class);

    /** The longest wait of a poll. Connect can stop a task only between two polls. */
    private static final Duration MAX_WAIT = Duration.ofMillis(200);

    /** The wait of a poll that reads nothing. */
    private static final Duration SHORT_WAIT = Duration.ofMillis(10);

    private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final DedupWarmup warmup;
    private final Set<TopicPartition> assigned = new HashSet<>();

    /** Where the partitions go on that are not assigned. */
    private final Map<TopicPartition, Long> waiting = new HashMap<>();

    /** Where each partition goes on as far as its records tell; the consumer may know of markers behind them. */
    private final Map<TopicPartition, Long> read = new HashMap<>();

    private Set<TopicPartition> held = Set.of();
    private boolean hasPauses;
    private boolean isChanged;

    RawReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        this.warmup = new DedupWarmup(consumer);
    }

    /** Reads {@code partition} from {@code readFrom} on; what comes before {@code copyFrom} only fills its window. */
    void begin(TopicPartition partition, long readFrom, long copyFrom) {
        end(partition);
        waiting.put(partition, readFrom);
        read.put(partition, readFrom);
        if (readFrom < copyFrom) {
            warmup.begin(partition, copyFrom);
        }
    }

    /** Reads {@code partition} no longer. */
    void end(TopicPartition partition) {
        isChanged = true;
        assigned.remove(partition);
        waiting.remove(partition);
        read.remove(partition);
        warmup.end(partition);
    }

    /** Reads nothing of {@code partitions}, and goes on with those that were held before. */
    void hold(Set<TopicPartition> partitions) {
        isChanged = true;
        held = partitions;
        for (TopicPartition partition : partitions) {
            if (assigned.contains(partition)) {
                waiting.put(partition, position(partition));
                assigned.remove(partition);
            }
        }
    }

    /** The first offset that is not given to be copied; empty if the partition is not begun. */
    OptionalLong next(TopicPartition partition) {
        return assigned.contains(partition) || waiting.containsKey(partition)
                ? OptionalLong.of(Math.max(position(partition), warmup.copyOffset(partition)))
                : OptionalLong.empty();
    }

    /** Does not wait: while a new leader is not heard of, the consumer does not tell its position. */
    private long position(TopicPartition partition) {
        Long next = waiting.get(partition);
        if (next != null) {
            return next;
        }
        try {
            return consumer.position(partition, Duration.ZERO);
        } catch (KafkaException e) {
            return Objects.requireNonNull(read.get(partition));
        }
    }

    /** Returns true while the window of {@code partition} is read again. */
    boolean isWarmingUp(TopicPartition partition) {
        return warmup.isWarmingUp(partition);
    }

    /**
     * Reads the records that have arrived; waits at most 200 ms if there are none. A partition that cannot be read on
     * is ended and told to {@code troubles}, while the others go on.
     *
     * @param turn which partitions may be read
     * @throws RetriableException if Kafka is busy
     */
    ConsumerRecords<byte[], byte[]> poll(Turn turn, java.util.function.Consumer<Trouble> troubles)
            throws InterruptedException {
        try {
            assign();
            warmup.lost(assigned).forEach(lost -> endFor(Trouble.outOfRange(lost, warmup.copyOffset(lost)), troubles));
            assign();
            pause(turn);
            if (assigned.isEmpty()) {
                Thread.sleep(MAX_WAIT.toMillis());
                return ConsumerRecords.empty();
            }
            ConsumerRecords<byte[], byte[]> batch =
                    consumer.poll(turn.kind() == Turn.Kind.NONE ? SHORT_WAIT : MAX_WAIT);
            batch.partitions().forEach(partition -> read.put(partition, last(batch, partition) + 1));
            warmup.advance(assigned, this::position);
            return batch;
        } catch (org.apache.kafka.common.errors.RetriableException e) {
            throw new RetriableException("Kafka did not give the next raw records; trying again", e);
        } catch (KafkaException e) {
            endFailed(e, troubles);
            return ConsumerRecords.empty();
        }
    }

    /** A paused partition keeps what was fetched of it. */
    private void pause(Turn turn) {
        if (turn.kind() != Turn.Kind.ALL) {
            Set<TopicPartition> paused = new HashSet<>(assigned);
            paused.removeAll(turn.readable());
            Set<TopicPartition> resumed = new HashSet<>(assigned);
            resumed.retainAll(turn.readable());
            consumer.pause(paused);
            consumer.resume(resumed);
            hasPauses = true;
        } else if (hasPauses) {
            consumer.resume(assigned);
            hasPauses = false;
        }
    }

    private static long last(ConsumerRecords<byte[], byte[]> batch, TopicPartition partition) {
        List<ConsumerRecord<byte[], byte[]>> records = batch.records(partition);
        return records.get(records.size() - 1).offset();
    }

    private void assign() {
        if (!isChanged) {
            return;
        }
        isChanged = false;
        Map<TopicPartition, Long> begun = new HashMap<>(waiting);
        begun.keySet().removeAll(held);
        assigned.addAll(begun.keySet());
        consumer.assign(assigned);
        begun.forEach(consumer::seek);
        waiting.keySet().removeAll(begun.keySet());
    }

    private void endFailed(KafkaException failure, java.util.function.Consumer<Trouble> troubles) {
        List<TopicPartition> partitions = ReadFailure.partitions(failure, assigned);
        if (partitions.isEmpty()) {
            throw failure;
        }
        for (TopicPartition partition : partitions) {
            if (failure instanceof OffsetOutOfRangeException) {
                endFor(outOfRange(failure, partition), troubles);
            } else if (isWarmingUp(partition)) {
                log.warn("{}: its window cannot be read again; old repetitions are copied again", partition, failure);
                long copyFrom = warmup.copyOffset(partition);
                begin(partition, copyFrom, copyFrom);
            } else {
                endFor(Trouble.unreadable(partition, position(partition), failure.toString()), troubles);
            }
        }
    }

    private Trouble outOfRange(KafkaException failure, TopicPartition partition) {
        long next = next(partition).orElseThrow();
        OffsetAndMetadata other = failure instanceof LogTruncationException e
                ? e.divergentOffsets().get(partition)
                : null;
        return other == null ? Trouble.outOfRange(partition, next) : Trouble.truncated(partition, next, other.offset());
    }

    private void endFor(Trouble trouble, java.util.function.Consumer<Trouble> troubles) {
        troubles.accept(trouble);
        end(trouble.partition());
    }

    /**
     * The number of committed records of {@code partition} that have not been read; empty if it is not known, or while
     * the window is read again. Calls no server.
     */
    OptionalLong lag(TopicPartition partition) {
        return !assigned.contains(partition) || isWarmingUp(partition)
                ? OptionalLong.empty()
                : consumer.currentLag(partition);
    }

    /** Notes in {@code progress} how far {@code partition} is read, if that is known. Calls no server. */
    void tell(TopicPartition partition, CopyProgress progress) {
        OptionalLong lag = assigned.contains(partition) ? consumer.currentLag(partition) : OptionalLong.empty();
        if (lag.isPresent()) { // then the position is known as well, and asking for it does not wait
            progress.read(position(partition), lag.getAsLong());
        }
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor takes a class that Kafka has only from 4.1 on.
    public void close() {
        consumer.close(OPERATION_TIMEOUT);
    }
}
