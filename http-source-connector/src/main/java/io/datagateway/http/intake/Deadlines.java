// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * Deadlines of a batch, in the time of {@link System#nanoTime()}.
 *
 * @param slowNanos after it the task of a waiting batch counts as too slow to be given more: half the time until {@code
 *     queueNanos}
 * @param queueNanos until it a task must take the batch
 * @param totalNanos until it Connect must confirm the batch
 */
public record Deadlines(long slowNanos, long queueNanos, long totalNanos) {

    /** Returns the deadlines of a batch that is admitted at {@code nowNanos}. */
    public static Deadlines from(long nowNanos, Duration queueTimeout, Duration requestTimeout) {
        long waitNanos = queueTimeout.toNanos();
        return new Deadlines(nowNanos + waitNanos / 2, nowNanos + waitNanos, nowNanos + requestTimeout.toNanos());
    }
}
