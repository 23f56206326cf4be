// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Budget of log lines: in each period so many of one kind for one client, and so many in all; what is beyond is counted by
 * kind. So neither one client nor one kind can fill a log, or hide what others have in it. Thread-safe.
 */
public final class LineBudget {

    /** Length of a period. */
    public static final Duration PERIOD = Duration.ofSeconds(10);

    private static final int MAX_EACH = 5;
    private static final int MAX_ALL = 100;

    private final LongSupplier nanoTime;
    private final Map<Key, Integer> lines = new HashMap<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private int all;
    private long beganNanos;

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public LineBudget(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.beganNanos = nanoTime.getAsLong();
    }

    private record Key(String kind, QuotaKey client) {}

    /** Returns true if a line may be written; else it counts as left out. */
    public synchronized boolean tryTake(String kind, QuotaKey client) {
        var key = new Key(kind, client);
        int before = lines.getOrDefault(key, 0);
        if (before < MAX_EACH && all < MAX_ALL) {
            lines.put(key, before + 1);
            all++;
            return true;
        }
        leftOut.merge(kind, 1L, Long::sum);
        return false;
    }

    /** Begins the next period if this one is over, and returns how many lines of each kind it has left out. */
    public synchronized Map<String, Long> next() {
        long now = nanoTime.getAsLong();
        if (now - beganNanos < PERIOD.toNanos()) {
            return Map.of();
        }
        beganNanos = now;
        all = 0;
        lines.clear();
        var ended = new TreeMap<>(leftOut);
        leftOut.clear();
        return ended;
    }
}
