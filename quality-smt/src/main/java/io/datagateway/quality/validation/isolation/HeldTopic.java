// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** A raw topic whose records could not be written, but for the partitions of which some could since. */
final class HeldTopic {

    private final Set<TopicPartition> proven = new HashSet<>();
    private TopicPartition guilty;
    private int failures;
    private long pausedNanos;

    HeldTopic(TopicPartition guilty, long nowNanos) {
        this.guilty = guilty;
        this.pausedNanos = nowNanos;
    }

    HeldTopic(HeldTopic original) {
        proven.addAll(original.proven);
        guilty = original.guilty;
        failures = original.failures;
        pausedNanos = original.pausedNanos;
    }

    /** Begins another pause, after the topic was tried once more. */
    void failAgain(TopicPartition partition, boolean countsAsFailure, long nowNanos) {
        doubt(partition);
        guilty = partition;
        failures += countsAsFailure ? 1 : 0;
        pausedNanos = nowNanos;
    }

    boolean isPaused(long nowNanos) {
        return nowNanos - pausedNanos < pause().toNanos();
    }

    Duration pause() {
        return Backoff.USUAL.after(failures);
    }

    /** The partition whose records the task failed on last. */
    TopicPartition guilty() {
        return guilty;
    }

    /** Notes that records of {@code partition} could be written. */
    void prove(TopicPartition partition) {
        proven.add(partition);
    }

    void doubt(TopicPartition partition) {
        proven.remove(partition);
    }

    boolean holds(TopicPartition partition) {
        return !proven.contains(partition);
    }
}
