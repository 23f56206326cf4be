// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest status of each raw partition, by the key of its record. Bounded: only partitions of topics that have a
 * contract, at most {@value #MAX_RECORDS} of them, and no record of more than {@value #MAX_BYTES} bytes.
 */
final class StatusTable {

    static final int MAX_RECORDS = 10_000;
    static final int MAX_BYTES = 8 * 1024;

    private static final Logger log = LoggerFactory.getLogger(StatusTable.class);

    private final Set<String> rawTopics;
    private final LongSupplier nanoTime;
    private final Map<String, Dated> newest = new ConcurrentHashMap<>();
    private boolean isFull;

    StatusTable(Set<String> rawTopics, LongSupplier nanoTime) {
        this.rawTopics = rawTopics;
        this.nanoTime = nanoTime;
    }

    private record Dated(PartitionStatus status, long writtenNanos) {}

    /** A status, and the time since it was written. */
    record Aged(PartitionStatus status, Duration age) {

        /** Returns true if a task that works would have written it again long ago. */
        boolean isStale() {
            return age.compareTo(status.repeat().multipliedBy(3)) > 0;
        }

        private Aged younger(Aged other) {
            return age.compareTo(other.age) <= 0 ? this : other;
        }
    }

    /**
     * Takes a record of the status topic. The last one of a key counts, whatever times are in it: it is the one that
     * compaction leaves.
     *
     * @param age the time since it was written
     */
    void put(ConsumerRecord<byte[], byte[]> written, Duration age) {
        if (written.key() == null) {
            return;
        }
        String key = new String(written.key(), UTF_8);
        if (written.value() == null) {
            newest.remove(key);
        } else if (written.value().length <= MAX_BYTES) {
            PartitionStatus.parse(written.value())
                    .filter(status -> rawTopics.contains(status.partition().topic()))
                    .ifPresent(status -> put(key, new Dated(status, nanoTime.getAsLong() - age.toNanos())));
        }
    }

    private void put(String key, Dated status) {
        if (newest.size() < MAX_RECORDS || newest.containsKey(key)) {
            newest.put(key, status);
        } else if (!isFull) {
            isFull = true;
            log.warn("/health/topics tells the status of {} raw partitions only; there are more", MAX_RECORDS);
        }
    }

    /** Returns the status of each partition: the youngest one where several connectors have written. */
    Map<TopicPartition, Aged> byPartition() {
        long nowNanos = nanoTime.getAsLong();
        Map<TopicPartition, Aged> youngest = new HashMap<>();
        newest.values().forEach(dated -> {
            var aged = new Aged(dated.status(), Duration.ofNanos(nowNanos - dated.writtenNanos()));
            youngest.merge(dated.status().partition(), aged, Aged::younger);
        });
        return youngest;
    }
}
