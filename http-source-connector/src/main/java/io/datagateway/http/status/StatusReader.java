// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Reads the status topic into a {@link StatusTable}: all of it first, without a group. For one thread. */
final class StatusReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long LOOK_NANOS = Duration.ofSeconds(30).toNanos();

    private final String topic;
    private final StatusClients clients;
    private final StatusTable table;
    private final Clock clock;

    /** The ends of the partitions that have not been read up to where they ended when the reading began. */
    private final Map<TopicPartition, Long> firstEnds = new HashMap<>();

    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private @Nullable TopicDescription described;
    private long lookedNanos;

    StatusReader(String topic, StatusClients clients, StatusTable table, Clock clock) {
        this.topic = topic;
        this.clients = clients;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Reads what has come; waits a little if nothing has.
     *
     * @return true if all has been read that was there when the reading began
     * @throws ExecutionException if Kafka refuses, or has no such topic; the cause says why
     */
    boolean read() throws ExecutionException, InterruptedException, TimeoutException {
        if (consumer == null || System.nanoTime() - lookedNanos >= LOOK_NANOS) {
            look();
        }
        Consumer<byte[], byte[]> open = Objects.requireNonNull(consumer);
        open.poll(WAIT).forEach(this::take);
        firstEnds.entrySet().removeIf(end -> open.position(end.getKey(), TIMEOUT) >= end.getValue());
        return firstEnds.isEmpty();
    }

    /** Begins anew if the topic is another one by now, or has more partitions. */
    private void look() throws ExecutionException, InterruptedException, TimeoutException {
        TopicDescription now = Objects.requireNonNull(clients.admin()
                .describeTopics(List.of(topic))
                .allTopicNames()
                .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .get(topic));
        lookedNanos = System.nanoTime();
        if (consumer == null || !isSame(now)) {
            close();
            open(now);
        }
    }

    private boolean isSame(TopicDescription now) {
        return described != null
                && described.topicId().equals(now.topicId())
                && described.partitions().size() == now.partitions().size();
    }

    private void open(TopicDescription now) {
        Consumer<byte[], byte[]> opened = clients.consumers().get();
        consumer = opened;
        described = now;
        List<TopicPartition> partitions = now.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        opened.assign(partitions);
        opened.seekToBeginning(partitions);
        firstEnds.putAll(opened.endOffsets(partitions, TIMEOUT));
    }

    /**
     * Takes a record. One that comes while we look on has just been written. Of one that was there before, only its
     * timestamp tells, by a clock that may not be ours.
     */
    private void take(ConsumerRecord<byte[], byte[]> written) {
        Long firstEnd = firstEnds.get(new TopicPartition(written.topic(), written.partition()));
        boolean wasThere = firstEnd != null && written.offset() < firstEnd;
        long ageMillis = wasThere ? Math.max(0, clock.millis() - written.timestamp()) : 0;
        table.put(written, Duration.ofMillis(ageMillis));
    }

    /** Ends a wait; from any thread. */
    void wakeUp() {
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
    }

    @Override
    public void close() {
        Consumer<byte[], byte[]> open = consumer;
        consumer = null;
        firstEnds.clear();
        if (open != null) {
            open.close();
        }
    }
}
