// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.GatewayAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers by their status and measures the longest time without a 201, interval by interval. */
final class AnswerCounts {

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private long latestWrittenNanos = System.nanoTime();
    private long longestGapNanos;
    private long repeats;

    /**
     * The counts since the interval before.
     *
     * @param statuses the number of answers by status; 0 is a connection that broke or a client that gave up waiting,
     *     -1 a connection that was not made
     * @param longestGap the longest time without any 201
     */
    record Interval(Map<Integer, Long> statuses, Duration longestGap) {}

    /** Counts an answer to a request that should be written. */
    synchronized void count(GatewayAnswer answer, boolean repeat) {
        statuses.merge(answer.status(), 1L, Long::sum);
        if (answer.status() == 201) {
            noteGap();
            latestWrittenNanos = System.nanoTime();
            repeats += repeat && !answer.replayed() ? 1 : 0;
        }
    }

    synchronized Interval interval() {
        noteGap();
        var interval = new Interval(new TreeMap<>(statuses), Duration.ofNanos(longestGapNanos));
        statuses.clear();
        longestGapNanos = 0;
        return interval;
    }

    /** Returns the time of the latest 201, as {@link System#nanoTime}. */
    synchronized long latestWrittenNanos() {
        return latestWrittenNanos;
    }

    /**
     * Returns the number of requests since the beginning that were sent again after a 201 and written to raw once more:
     * no worker answered from memory.
     */
    synchronized long repeats() {
        return repeats;
    }

    private void noteGap() {
        longestGapNanos = Math.max(longestGapNanos, System.nanoTime() - latestWrittenNanos);
    }
}
