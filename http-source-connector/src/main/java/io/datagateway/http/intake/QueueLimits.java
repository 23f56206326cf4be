// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * Limits of the batches that wait for one task.
 *
 * @param maxRecords that wait
 * @param maxBytes that wait
 * @param heartbeat time without a call for batches after which the task gets no more
 * @param linger time for which a task with one batch waits for as many as it had last time, if those are settled
 * @param producer the buffer that the batches go to from the queue
 */
public record QueueLimits(int maxRecords, long maxBytes, Duration heartbeat, Duration linger, ProducerBudget producer) {

    public QueueLimits(int maxRecords, long maxBytes, Duration heartbeat, Duration linger) {
        this(maxRecords, maxBytes, heartbeat, linger, ProducerBudget.DEFAULT);
    }
}
