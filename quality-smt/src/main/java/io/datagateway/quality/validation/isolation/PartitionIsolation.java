// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import io.datagateway.quality.validation.hold.HeldPartitions;
import io.datagateway.quality.validation.hold.HoldReason;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One life of a task, from its start to its failure or stop, as far as its records could be written. The life after a
 * failure suspects all partitions of which something was unconfirmed, and lets each be read alone in a poll, in turns
 * with the rest. If the task then fails with nothing else on its way, that partition's topic is held, and tried again
 * after a pause, which gets longer with each failure.
 */
public final class PartitionIsolation {

    /** The time after which a suspect that the task was not given is somebody else's. */
    private static final Duration FORGET_AFTER = Duration.ofMinutes(10);

    private static final Logger log = LoggerFactory.getLogger(PartitionIsolation.class);

    private final HeldPartitions held;
    private final LongSupplier nanoTime;
    private final long startedNanos;
    private final HandedOver handedOver = new HandedOver();
    private final Set<TopicPartition> suspects = new LinkedHashSet<>();
    private final Map<String, HeldTopic> topics = new HashMap<>();

    private @Nullable TopicPartition alone;
    private boolean isAloneOnItsWay;
    private boolean isSuspectsTurn;
    private boolean isStopped;
    private long stoppedNanos;

    PartitionIsolation(HeldPartitions held, LongSupplier nanoTime) {
        this.held = held;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
    }

    /** Begins the life after {@code before}. */
    static PartitionIsolation after(PartitionIsolation before, HeldPartitions held, LongSupplier nanoTime) {
        PartitionIsolation life = new PartitionIsolation(held, nanoTime);
        synchronized (before) {
            life.inherit(before);
        }
        return life;
    }

    /**
     * A task that was stopped with one partition alone on its way has failed. One that was not stopped is blocked, and
     * was left behind; that proves nothing, since Connect takes its producer away.
     */
    private void inherit(PartitionIsolation before) {
        suspects.addAll(before.suspects);
        before.topics.forEach((name, topic) -> topics.put(name, new HeldTopic(topic)));
        Set<TopicPartition> unconfirmed = before.handedOver.unconfirmed();
        if (before.isStopped && before.alone != null && unconfirmed.equals(Set.of(before.alone))) {
            convict(before.alone, before.handedOver.hasConfirmed());
        } else if (!unconfirmed.isEmpty()) {
            topics.values().forEach(topic -> unconfirmed.forEach(topic::doubt));
            suspects.addAll(unconfirmed);
            log.warn("The task ended while records of {} were not confirmed; each is now tried alone", unconfirmed);
        }
    }

    /** @param kafkaTookOthers if not, Kafka may be away altogether, and the next pause is not longer */
    private void convict(TopicPartition guilty, boolean kafkaTookOthers) {
        suspects.removeIf(partition -> partition.topic().equals(guilty.topic()));
        HeldTopic topic = topics.get(guilty.topic());
        if (topic == null) {
            topics.put(guilty.topic(), new HeldTopic(guilty, nanoTime.getAsLong()));
        } else {
            topic.failAgain(guilty, kafkaTookOthers, nanoTime.getAsLong());
        }
    }

    /**
     * What the next poll may read.
     *
     * @param served the partitions of the task
     */
    public synchronized Turn next(Set<TopicPartition> served) {
        if (suspects.isEmpty() && topics.isEmpty()) {
            return Turn.ALL;
        }
        Set<TopicPartition> unconfirmed = handedOver.unconfirmed();
        if (alone != null && unconfirmed.contains(alone)) {
            return Turn.NONE;
        }
        endTrial();
        endPauses(served);
        tell(served);
        Set<TopicPartition> others = others(served);
        TopicPartition suspect = isSuspectsTurn || others.isEmpty() ? firstSuspect(served) : null;
        if (suspect != null && !unconfirmed.isEmpty()) {
            return Turn.NONE;
        }
        isSuspectsTurn = suspect == null;
        alone = suspect;
        isAloneOnItsWay = false;
        return Turn.only(suspect == null ? others : Set.of(suspect));
    }

    /** Clears the partition that was read alone. If there was nothing to read, it is tried again, after all others. */
    private void endTrial() {
        TopicPartition tried = alone;
        if (tried != null && isAloneOnItsWay) {
            clear(tried);
        } else if (tried != null && suspects.remove(tried)) {
            suspects.add(tried);
        }
        alone = null;
    }

    private void clear(TopicPartition written) {
        if (suspects.remove(written) && suspects.isEmpty()) {
            log.info("Records of all partitions that were suspected, and are not held, can be written");
        }
        HeldTopic topic = topics.get(written.topic());
        if (topic != null) {
            topic.prove(written);
            if (!topic.isPaused(nanoTime.getAsLong()) && suspects.stream().noneMatch(isOf(written.topic()))) {
                topics.remove(written.topic());
            }
        }
    }

    /** Makes suspects of the partitions of each topic whose pause is over; the guilty one is tried last. */
    private void endPauses(Set<TopicPartition> served) {
        long now = nanoTime.getAsLong();
        topics.forEach((name, topic) -> {
            if (!topic.isPaused(now)) {
                served.stream()
                        .filter(isOf(name).and(topic::holds))
                        .sorted(Comparator.comparing(topic.guilty()::equals))
                        .forEach(suspects::add);
            }
        });
        if (now - startedNanos > FORGET_AFTER.toNanos()) {
            suspects.retainAll(served);
            topics.keySet().removeIf(name -> served.stream().noneMatch(isOf(name)));
        }
    }

    private void tell(Set<TopicPartition> served) {
        for (TopicPartition partition : served) {
            HeldTopic topic = topics.get(partition.topic());
            if (topic == null || !topic.holds(partition)) {
                held.release(partition, HoldReason.WRITE_FAILED);
            } else if (!held.isHeld(partition, HoldReason.WRITE_FAILED)) {
                held.hold(partition, HoldReason.WRITE_FAILED, detail(topic));
            }
        }
    }

    private static String detail(HeldTopic topic) {
        return "The task failed while records of " + topic.guilty() + " alone were on their way to prod or dlq of the"
                + " topic; its failure, in the worker's log, says why. See to leaders, replicas in sync, rights and"
                + " limits of both. The topic is tried again after "
                + topic.pause().toSeconds()
                + " s, then after longer pauses.";
    }

    private Set<TopicPartition> others(Set<TopicPartition> served) {
        return served.stream()
                .filter(partition ->
                        !suspects.contains(partition) && held.of(partition).isEmpty())
                .collect(Collectors.toSet());
    }

    private @Nullable TopicPartition firstSuspect(Set<TopicPartition> served) {
        return suspects.stream()
                .filter(partition ->
                        served.contains(partition) && !held.isHeldForOtherThan(partition, HoldReason.WRITE_FAILED))
                .findFirst()
                .orElse(null);
    }

    private static Predicate<TopicPartition> isOf(String topic) {
        return partition -> partition.topic().equals(topic);
    }

    /** Notes that copies of {@code partition} are handed over to Connect. Any thread may confirm them. */
    public synchronized void handedOver(TopicPartition partition, BooleanSupplier isConfirmed) {
        handedOver.add(partition, isConfirmed);
        isAloneOnItsWay |= partition.equals(alone);
    }

    /** Notes that nothing of {@code partition} is left to be written. */
    public synchronized void nothingLeft(TopicPartition partition) {
        isAloneOnItsWay |= partition.equals(alone);
    }

    /**
     * Forgets partitions that the task no longer serves.
     *
     * @param left those that it still serves
     */
    public synchronized void removed(Collection<TopicPartition> gone, Collection<TopicPartition> left) {
        suspects.removeAll(gone);
        if (alone != null && gone.contains(alone)) {
            alone = null;
        }
        gone.stream()
                .map(TopicPartition::topic)
                .filter(topic -> left.stream().noneMatch(isOf(topic)))
                .forEach(topics::remove);
    }

    /** Ends this life. What is confirmed later still counts as confirmed. */
    synchronized void stop() {
        isStopped = true;
        stoppedNanos = nanoTime.getAsLong();
    }

    /** Returns true if the next life has nothing to learn from this one, or too much time has passed. */
    synchronized boolean isForgotten(long nowNanos) {
        boolean knowsNothing = suspects.isEmpty()
                && topics.isEmpty()
                && handedOver.unconfirmed().isEmpty();
        return isStopped && (knowsNothing || nowNanos - stoppedNanos > IsolationMemory.REMEMBERED.toNanos());
    }
}
