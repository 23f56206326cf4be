// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Batches that Connect has taken and not settled. They belong to the listener, not to their task: Connect may confirm
 * records after the task has stopped, from the producer's thread.
 */
final class InFlightBatches {

    private final Map<Batch, TaskQueue> batches = new ConcurrentHashMap<>();

    /** Claims the batch for a task and keeps it until it settles; returns false if the batch was cancelled. */
    boolean claim(Batch batch, TaskQueue task) {
        if (!(task.dropsRecords() ? batch.handOverStoppable() : batch.handOver())) {
            return false;
        }
        batches.put(batch, task);
        var unused = batch.outcome().thenRun(() -> batches.remove(batch));
        return true;
    }

    /** Gives up the batches whose total deadline has passed. */
    void expire(long nowNanos) {
        batches.forEach((batch, task) -> {
            if (batch.isOverdue(nowNanos)) {
                batch.giveUp(task.isClosed() ? Unwritten.ABANDONED : Unwritten.UNCONFIRMED);
            }
        });
    }

    /** Gives up all batches. */
    void abandon() {
        batches.keySet().forEach(batch -> batch.giveUp(Unwritten.ABANDONED));
    }

    int size() {
        return batches.size();
    }
}
