// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Batches that Connect has and has not settled. They belong to the listener, not to their task: Connect may confirm
 * records after the task has stopped (measured: reliability, finding 5).
 */
final class HandedBatches {

    private final Map<Batch, TaskIntake> batches = new ConcurrentHashMap<>();

    /** Claims the batch for a task, which from then on is answered for here; false if it was cancelled. */
    boolean claim(Batch batch, TaskIntake task) {
        if (!batch.handOver()) {
            return false;
        }
        batches.put(batch, task);
        var unused = batch.outcome().thenRun(() -> batches.remove(batch));
        return true;
    }

    /** Gives up those whose total deadline has passed. */
    void expire(long now) {
        batches.forEach((batch, task) -> {
            if (batch.isOverdue(now)) {
                batch.giveUp(task.isClosed() ? Unwritten.ABANDONED : Unwritten.UNCONFIRMED);
            }
        });
    }

    /** Gives up all of them. */
    void abandon() {
        batches.keySet().forEach(batch -> batch.giveUp(Unwritten.ABANDONED));
    }

    int size() {
        return batches.size();
    }
}
