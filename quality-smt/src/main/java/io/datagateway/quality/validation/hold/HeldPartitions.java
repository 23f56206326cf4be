// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.hold;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The held partitions of one task. Several reasons may hold a partition at once; it goes on when none is left. Logs a
 * warning when a hold begins, a line when it ends, and a reminder in between. For any threads.
 */
public final class HeldPartitions {

    static final Duration REMIND_AFTER = Duration.ofMinutes(5);

    private static final Logger log = LoggerFactory.getLogger(HeldPartitions.class);

    private final InstantSource clock;
    private final Map<TopicPartition, Map<HoldReason, Hold>> holds = new HashMap<>();
    private Instant reminded;
    private final AtomicLong changes = new AtomicLong();

    public HeldPartitions(InstantSource clock) {
        this.clock = clock;
        this.reminded = clock.instant();
    }

    /** Holds {@code partition}. If it is held for this reason already, only the detail changes. */
    public synchronized void hold(TopicPartition partition, HoldReason reason, String detail) {
        Map<HoldReason, Hold> of = holds.computeIfAbsent(partition, any -> new EnumMap<>(HoldReason.class));
        Hold before = of.get(reason);
        of.put(reason, new Hold(reason, detail, before == null ? clock.instant() : before.since()));
        if (before == null) {
            changes.incrementAndGet();
            log.warn("{} is held ({}): {}", partition, reason.code(), detail);
        }
    }

    /** Ends the hold for this reason, if there is one. */
    public synchronized void release(TopicPartition partition, HoldReason reason) {
        Map<HoldReason, Hold> of = holds.get(partition);
        Hold ended = of == null ? null : of.remove(reason);
        if (of == null || ended == null) {
            return;
        }
        changes.incrementAndGet();
        if (of.isEmpty()) {
            holds.remove(partition);
        }
        String then = of.isEmpty() ? "and goes on" : "but still for another reason";
        log.info("{} is no longer held ({}) after {} s, {}", partition, reason.code(), seconds(ended), then);
    }

    /** Forgets {@code partition}, which the task does not serve any more. */
    public synchronized void forget(TopicPartition partition) {
        if (holds.remove(partition) != null) {
            changes.incrementAndGet();
            log.info("{} was held, and is no longer served by this task", partition);
        }
    }

    /** The oldest hold of {@code partition}; empty if it is not held. */
    public synchronized Optional<Hold> of(TopicPartition partition) {
        return Optional.ofNullable(holds.get(partition)).map(HeldPartitions::oldest);
    }

    /** Returns true if {@code partition} is held for this reason. */
    public synchronized boolean isHeld(TopicPartition partition, HoldReason reason) {
        return holds.getOrDefault(partition, Map.of()).containsKey(reason);
    }

    /** Returns true if {@code partition} is held for any other reason. */
    public synchronized boolean isHeldForOtherThan(TopicPartition partition, HoldReason reason) {
        return holds.getOrDefault(partition, Map.of()).keySet().stream().anyMatch(of -> of != reason);
    }

    /** The held partitions as of now. */
    public synchronized Set<TopicPartition> partitions() {
        return Set.copyOf(holds.keySet());
    }

    /** The partitions that are held for other reasons than {@code reasons}. */
    public synchronized Set<TopicPartition> heldExceptFor(Set<HoldReason> reasons) {
        return holds.entrySet().stream()
                .filter(of -> !reasons.containsAll(of.getValue().keySet()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A number that grows whenever a hold begins or ends. Cheap to ask. */
    public long changes() {
        return changes.get();
    }

    /** Logs what is held, unless that was done in the last {@link #REMIND_AFTER}. To be called now and then. */
    public synchronized void remind() {
        Instant now = clock.instant();
        if (now.isBefore(reminded.plus(REMIND_AFTER))) {
            return;
        }
        reminded = now;
        holds.forEach((partition, of) -> {
            Hold hold = oldest(of);
            if (!hold.since().plus(REMIND_AFTER).isAfter(now)) {
                String code = hold.reason().code();
                log.warn("{} is still held ({}) after {} s: {}", partition, code, seconds(hold), hold.detail());
            }
        });
    }

    private static Hold oldest(Map<HoldReason, Hold> holds) {
        return holds.values().stream().min(Comparator.comparing(Hold::since)).orElseThrow();
    }

    private long seconds(Hold hold) {
        return Duration.between(hold.since(), clock.instant()).toSeconds();
    }
}
