// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.ledger.GatewayAnswer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts answers by their status, and the longest time without a 201; between two looks at it. */
final class AnswerCounts {

    private final Map<Integer, Long> statuses = new TreeMap<>();
    private long latestWritten = System.nanoTime();
    private long longestGap;
    private long repeats;

    /**
     * What was counted since the look before.
     *
     * @param statuses how often each came; 0 is a connection that broke, or a client that gave up waiting; -1 one that was not made
     * @param longestGap without any 201
     */
    record Interval(Map<Integer, Long> statuses, Duration longestGap) {}

    /** Counts an answer to a request that should be written. */
    synchronized void count(GatewayAnswer answer, boolean repeat) {
        statuses.merge(answer.status(), 1L, Long::sum);
        if (answer.status() == 201) {
            noteGap();
            latestWritten = System.nanoTime();
            repeats += repeat && !answer.replayed() ? 1 : 0;
        }
    }

    synchronized Interval interval() {
        noteGap();
        var interval = new Interval(new TreeMap<>(statuses), Duration.ofNanos(longestGap));
        statuses.clear();
        longestGap = 0;
        return interval;
    }

    /** When the latest 201 came, as {@link System#nanoTime}. */
    synchronized long latestWritten() {
        return latestWritten;
    }

    /** Requests sent again after a 201 and written to raw once more, since the beginning: no worker answered from memory. */
    synchronized long repeats() {
        return repeats;
    }

    private void noteGap() {
        longestGap = Math.max(longestGap, System.nanoTime() - latestWritten);
    }
}
