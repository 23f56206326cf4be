// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topics of this worker whose records could not be written: each is held for a while and then tried with one batch at a
 * time. And topics under suspicion: they were on their way when a task ended, so each is handed over alone until it has
 * been written; one that was alone when a task ended is held. Survives the tasks. Thread-safe.
 */
public final class TopicHolds {

    private static final Logger log = LoggerFactory.getLogger(TopicHolds.class);

    /** How long a topic is held at first, and at most. */
    private record BackOff(Duration first, Duration most) {}

    private static final BackOff AFTER_A_DROP = new BackOff(Duration.ofSeconds(2), Duration.ofMinutes(1));

    /** Each trial may end the task, for all topics. */
    private static final BackOff AFTER_THE_END_OF_A_TASK = new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(30));

    private final LongSupplier nanoTime;
    private final Map<String, Hold> holds = new HashMap<>();
    private final Set<String> suspects = new HashSet<>();
    private volatile boolean isEmpty = true;

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public TopicHolds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private static final class Hold {
        private final String cause;
        private final Instant since;
        private final BackOff times;
        private final Duration backOff;
        private final long untilNanos;
        private @Nullable Batch trial;

        Hold(String cause, BackOff times, @Nullable Hold before, long nowNanos) {
            Duration next = before == null ? times.first() : before.backOff.multipliedBy(2);
            this.cause = cause;
            this.since = before == null ? Instant.now() : before.since;
            this.times = times;
            this.backOff = next.compareTo(times.most()) > 0 ? times.most() : next;
            this.untilNanos = nowNanos + backOff.toNanos();
        }

        /** Returns true if a batch that is in Kafka shows that the topic works. */
        boolean endsWith(Batch batch) {
            return trial == batch || times.equals(AFTER_THE_END_OF_A_TASK);
        }

        /** Returns true if a batch that is to show whether the topic works is on its way. */
        boolean isBeingTried() {
            Batch batch = trial;
            return batch != null && !batch.isOver();
        }
    }

    /** Returns what keeps records from the topic now; null if a batch may be tried. */
    public @Nullable String refusal(String topic) {
        return isEmpty ? null : refusalIfHeld(topic);
    }

    private synchronized @Nullable String refusalIfHeld(String topic) {
        Hold hold = holds.get(topic);
        if (hold == null) {
            return null;
        }
        long waitNanos = hold.untilNanos - nanoTime.getAsLong();
        if (waitNanos <= 0 && !hold.isBeingTried()) {
            return null;
        }
        String next = waitNanos > 0
                ? "are tried again in " + (Duration.ofNanos(waitNanos - 1).toSeconds() + 1) + " s."
                : "are being tried again with one batch.";
        return hold.cause + " The operator must look at the raw topic, the permissions of the worker's producer and the"
                + " worker's log. Records " + next;
    }

    /** Returns the reason why the topic is held or only tried; null if it is neither. */
    synchronized @Nullable TopicProblem problem(String topic) {
        Hold hold = holds.get(topic);
        return hold == null
                ? null
                : new TopicProblem(
                        hold.cause + " Its records are held, and tried again with one batch at a time.",
                        hold.since,
                        Set.of());
    }

    /** Returns true if the batch may be queued. If its topic is held, it becomes the one that is tried. */
    boolean admit(Batch batch) {
        return isEmpty || admitAsTrial(batch);
    }

    private synchronized boolean admitAsTrial(Batch batch) {
        Hold hold = holds.get(batch.topic());
        if (hold == null) {
            return true;
        }
        if (refusalIfHeld(batch.topic()) != null) {
            return false;
        }
        hold.trial = batch;
        return true;
    }

    /** Returns true if the batch must not be handed over: its topic is held, and this is not the one that is tried. */
    boolean stops(Batch batch) {
        if (isEmpty) {
            return false;
        }
        synchronized (this) {
            Hold hold = holds.get(batch.topic());
            return hold != null && hold.trial != batch;
        }
    }

    boolean isTrial(Batch batch) {
        if (isEmpty) {
            return false;
        }
        synchronized (this) {
            Hold hold = holds.get(batch.topic());
            return hold != null && hold.trial == batch;
        }
    }

    boolean isSuspect(String topic) {
        if (isEmpty) {
            return false;
        }
        synchronized (this) {
            return suspects.contains(topic);
        }
    }

    /** Notes that a record of a batch was dropped. Older batches on their way say nothing new of a topic that is held. */
    synchronized void failed(Batch batch) {
        Hold hold = holds.get(batch.topic());
        if (hold == null || hold.trial == batch) {
            hold(batch.topic(), "Records for " + nameOf(batch.topic()) + " could not be written.", AFTER_A_DROP);
        }
    }

    /** Notes that every record of a batch is in Kafka. */
    void worked(Batch batch) {
        if (!isEmpty) {
            endsWith(batch);
        }
    }

    private synchronized void endsWith(Batch batch) {
        suspects.remove(batch.topic());
        Hold hold = holds.get(batch.topic());
        if (hold != null && hold.endsWith(batch)) {
            holds.remove(batch.topic());
            log.info("Records for {} are written again, after the trouble since {}", nameOf(batch.topic()), hold.since);
        }
        isEmpty = holds.isEmpty() && suspects.isEmpty();
    }

    /** Notes that a task has ended while batches of these topics were on their way. */
    synchronized void onTheWayAtTheEnd(Set<String> topics) {
        String only = topics.size() == 1 ? topics.iterator().next() : "";
        if (suspects.contains(only)) {
            String cause = "A task of the gateway ended while it sent records for " + nameOf(only) + " alone.";
            hold(only, cause, AFTER_THE_END_OF_A_TASK);
        }
        suspects.addAll(topics);
        isEmpty = holds.isEmpty() && suspects.isEmpty();
        if (!topics.isEmpty()) {
            log.info(
                    "A task ended while records for {} topics were on their way; each is sent alone at first",
                    topics.size());
        }
    }

    private void hold(String topic, String cause, BackOff times) {
        Hold before = holds.get(topic);
        var hold = new Hold(cause, times, before, nanoTime.getAsLong());
        holds.put(topic, hold);
        isEmpty = false;
        if (before == null) {
            log.warn(
                    "{} Its records are held for {} s, and then tried with one batch at a time. Look at the topic and at"
                            + " the permissions of the worker's producer.",
                    cause,
                    hold.backOff.toSeconds());
        }
    }

    private static String nameOf(String topic) {
        return RawTopicMetadata.nameOf(topic);
    }
}
