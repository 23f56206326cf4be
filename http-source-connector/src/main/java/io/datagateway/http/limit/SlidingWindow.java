// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.limit;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Counter of the last second, in slots of a tenth. The slot that is only partly within the second counts as a whole: no
 * second ever holds more than the limit, and a client that asks steadily gets at least ten elevenths of it.
 */
public final class SlidingWindow {

    private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int SLOTS = 11;

    private final LongSupplier nanoTime;
    private final long beginNanos;
    private final long[] counts = new long[SLOTS];
    private long newestSlot;

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public SlidingWindow(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.beginNanos = nanoTime.getAsLong();
    }

    /** Counts {@code amount} and returns true if the last second then holds at most {@code limit}; else changes nothing. */
    public synchronized boolean tryAdd(long amount, long limit) {
        if (amount > limit - used()) {
            return false;
        }
        counts[slot(newestSlot)] += amount;
        return true;
    }

    /** Returns the sum of the last second. */
    public synchronized long used() {
        long nowSlot = (nanoTime.getAsLong() - beginNanos) / SLOT_NANOS;
        for (long next = Math.max(newestSlot + 1, nowSlot - SLOTS + 1); next <= nowSlot; next++) {
            counts[slot(next)] = 0;
        }
        newestSlot = Math.max(newestSlot, nowSlot);
        return Arrays.stream(counts).sum();
    }

    private static int slot(long number) {
        return (int) (number % SLOTS);
    }
}
