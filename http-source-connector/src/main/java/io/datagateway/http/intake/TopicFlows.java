// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The batches that a task has handed to Connect, by topic. A topic may take half of what is free of the producer's
 * buffer, so one that is not acknowledged stops at a third of it, and many leave a rest. Not thread-safe.
 */
final class TopicFlows {

    /** The part of the buffer that all topics together take which are only being tried. */
    private static final int TRIAL_PART = 4;

    private final ProducerBudget budget;
    private final Map<String, TopicFlow> flows = new HashMap<>();
    private final Map<Batch, Long> trials = new HashMap<>();
    private final TopicFlow none;
    private long used;
    private long usedByTrials;

    TopicFlows(ProducerBudget budget) {
        this.budget = budget;
        this.none = new TopicFlow(budget);
    }

    /** Returns true if the producer's buffer has room for the batch, and its topic may take it. */
    boolean hasRoom(Batch batch, boolean isTrial) {
        if (flows.isEmpty()) {
            return true;
        }
        TopicFlow flow = flows.getOrDefault(batch.topic(), none);
        long charge = flow.chargeFor(batch);
        boolean mayBeTried = !isTrial || trials.isEmpty() || usedByTrials + charge <= budget.bufferBytes() / TRIAL_PART;
        return mayBeTried && budget.allows(flow.charge() + charge, used);
    }

    void add(Batch batch, boolean isTrial) {
        long charge = flows.computeIfAbsent(batch.topic(), topic -> new TopicFlow(budget))
                .add(batch);
        used += charge;
        if (isTrial) {
            trials.put(batch, charge);
            usedByTrials += charge;
        }
    }

    void remove(Batch batch) {
        TopicFlow flow = flows.getOrDefault(batch.topic(), none);
        used -= flow.remove(batch);
        if (flow.isEmpty()) {
            flows.remove(batch.topic());
        }
        Long tried = trials.remove(batch);
        usedByTrials -= tried == null ? 0 : tried;
    }

    /** Returns the topics with batches that Connect has. */
    Set<String> topics() {
        return Set.copyOf(flows.keySet());
    }

    /** Returns the batches of a topic, oldest first. */
    Collection<Batch> batches(String topic) {
        TopicFlow flow = flows.get(topic);
        return flow == null ? List.of() : flow.batches();
    }

    /** Returns the topics whose oldest batch Connect has been sending for so long. */
    Set<String> stalled(long nowNanos, long limitNanos) {
        return flows.entrySet().stream()
                .filter(flow -> flow.getValue().isStalled(nowNanos, limitNanos))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }
}
