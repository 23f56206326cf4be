// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * Until when a batch may wait, as {@link System#nanoTime()}.
 *
 * @param slow before it shows that its task is too slow to be given more: half the time until {@code queue}
 * @param queue for a task to take it
 * @param total for Connect to confirm it
 */
public record Deadlines(long slow, long queue, long total) {

    /** The deadlines of a batch admitted at {@code now}. */
    public static Deadlines from(long now, Duration queueTimeout, Duration requestTimeout) {
        long queue = queueTimeout.toNanos();
        return new Deadlines(now + queue / 2, now + queue, now + requestTimeout.toNanos());
    }
}
