// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counts what came in the last second, in slots of a tenth. The slot that is only partly within the second counts as a
 * whole: no second ever holds more than the limit, and a client that asks steadily gets at least ten elevenths of it.
 */
public final class SlidingWindow {

    private static final long SLOT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SLOTS = 11;

    private final LongSupplier nanoTime;
    private final long begin;
    private final long[] counts = new long[SLOTS];
    private long newest;

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public SlidingWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    /** Counts {@code amount} if the last second then holds at most {@code limit}; otherwise nothing changes. */
    public synchronized boolean tryAdd(long amount, long limit) {
        if (amount > limit - used()) {
            return false;
        }
        counts[slot(newest)] += amount;
        return true;
    }

    /** What the last second holds. */
    public synchronized long used() {
        long now = (nanoTime.getAsLong() - begin) / SLOT;
        for (long next = Math.max(newest + 1, now - SLOTS + 1); next <= now; next++) {
            counts[slot(next)] = 0;
        }
        newest = Math.max(newest, now);
        return Arrays.stream(counts).sum();
    }

    private static int slot(long number) {
        return (int) (number % SLOTS);
    }
}
