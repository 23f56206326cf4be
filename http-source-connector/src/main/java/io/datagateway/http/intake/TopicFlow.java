// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The batches of one topic that a task has handed to Connect and of which Connect has not told every record yet. Not
 * thread-safe.
 */
final class TopicFlow {

    private final ProducerBudget budget;

    /** Number of batches by partition. */
    private final Map<Integer, Integer> partitions = new HashMap<>();

    /** Oldest first. */
    private final Map<Batch, Handed> batches = new LinkedHashMap<>();

    private long charge;

    private static final class Handed {
        private final long charge;
        private boolean isBeingSent;
        private long sinceNanos;

        Handed(long charge) {
            this.charge = charge;
        }
    }

    TopicFlow(ProducerBudget budget) {
        this.budget = budget;
    }

    /** Returns what the batches take of the producer's buffer. */
    long charge() {
        return charge;
    }

    /** Returns what another batch would take of it: its bytes, and a beginning for each partition that has few. */
    long chargeFor(Batch batch) {
        long beginnings = batch.partitions().stream()
                .filter(partition -> partitions.getOrDefault(partition, 0) < ProducerBudget.BATCHES)
                .count();
        return budget.charge(batch, beginnings);
    }

    /** Returns what the batch takes of the producer's buffer. */
    long add(Batch batch) {
        var handed = new Handed(chargeFor(batch));
        batches.put(batch, handed);
        charge += handed.charge;
        batch.partitions().stream().forEach(partition -> partitions.merge(partition, 1, Integer::sum));
        return handed.charge;
    }

    /** Returns what the batch gives back of the buffer. */
    long remove(Batch batch) {
        Handed handed = batches.remove(batch);
        if (handed == null) {
            return 0;
        }
        charge -= handed.charge;
        batch.partitions().stream()
                .forEach(partition -> partitions.computeIfPresent(
                        partition, (key, count) -> count == 1 ? null : (Integer) (count - 1)));
        return handed.charge;
    }

    boolean isEmpty() {
        return batches.isEmpty();
    }

    /** Returns the batches, oldest first. */
    List<Batch> batches() {
        return List.copyOf(batches.keySet());
    }

    /**
     * Returns true if Connect has been sending the oldest batch for so long. To be called often: the time begins with the
     * first call that sees it.
     */
    boolean isStalled(long nowNanos, long limitNanos) {
        batches.forEach((batch, handed) -> {
            if (!handed.isBeingSent && batch.isBeingSent()) {
                handed.isBeingSent = true;
                handed.sinceNanos = nowNanos;
            }
        });
        if (batches.isEmpty()) {
            return false;
        }
        Handed oldest = batches.values().iterator().next();
        return oldest.isBeingSent && nowNanos - oldest.sinceNanos >= limitNanos;
    }
}
