// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;

/**
 * Until when a batch may wait, as {@link System#nanoTime()}.
 *
 * @param queue for a task to take it
 * @param total for Connect to confirm it
 */
public record Deadlines(long queue, long total) {

    /** The deadlines of a batch admitted at {@code now}. */
    public static Deadlines from(long now, Duration queueTimeout, Duration requestTimeout) {
        return new Deadlines(now + queueTimeout.toNanos(), now + requestTimeout.toNanos());
    }
}
