// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Arrays;

/**
 * The fingerprints of the newest records of one raw partition, oldest first in a ring, with a hash index over it that leads
 * to the newest of equal ones. Arrays of numbers only: 24 bytes for a record in the ring, and 16 to 32 in the index. They
 * grow as needed, so that an idle partition takes 3 KB. An entry of the index has half of {@code low} with it, so that the
 * ring, which is far away in memory, is only looked at for the record that is searched.
 */
final class SeenRecords {

    private static final int FIRST_CAPACITY = 64;
    private static final int EMPTY = 0;

    private final DedupWindow window;
    private long[] highs;
    private long[] lows;
    private long[] times;

    /** The lower half of {@code low}, then a slot of the ring plus one; open addressing, at most half of it is taken. */
    private long[] index;

    private int oldest;
    private int size;

    SeenRecords(DedupWindow window) {
        int capacity = Math.min(FIRST_CAPACITY, window.records());
        this.window = window;
        this.highs = new long[capacity];
        this.lows = new long[capacity];
        this.times = new long[capacity];
        this.index = newIndex(capacity);
    }

    /**
     * Takes the fingerprint in as the newest one, equal to another or not: a window that is filled from raw again must be
     * the one that was there before.
     *
     * @param time the record's timestamp; what is older than it by more than the window is forgotten first
     * @return whether no equal one was in the window
     */
    boolean add(long high, long low, long time) {
        while (size > 0 && times[oldest] < time - window.millis()) {
            removeOldest();
        }
        if (size == times.length && size < window.records()) {
            grow();
        }
        boolean isNew = index[find(high, low)] == EMPTY;
        if (size == times.length) {
            removeOldest();
        }
        int slot = slot(size++);
        highs[slot] = high;
        lows[slot] = low;
        times[slot] = time;
        index[find(high, low)] = entry(low, slot);
        return isNew;
    }

    int size() {
        return size;
    }

    /** Of the entry that is the {@code age}th after the oldest. */
    private int slot(int age) {
        int slot = oldest + age;
        return slot < times.length ? slot : slot - times.length;
    }

    /** Where in the index the fingerprint is, or would be. */
    private int find(long high, long low) {
        int at = home(low);
        while (index[at] != EMPTY && !isAt(index[at], high, low)) {
            at = next(at);
        }
        return at;
    }

    private boolean isAt(long entry, long high, long low) {
        return (int) (entry >>> Integer.SIZE) == (int) low && isIn(slotOf(entry), high, low);
    }

    private boolean isIn(int slot, long high, long low) {
        return lows[slot] == low && highs[slot] == high;
    }

    private static long entry(long low, int slot) {
        return (low << Integer.SIZE) | (slot + 1L);
    }

    private static int slotOf(long entry) {
        return (int) entry - 1;
    }

    /** A fingerprint is random in all its bits. */
    private int home(long low) {
        return (int) low & (index.length - 1);
    }

    private int homeOf(long entry) {
        return (int) (entry >>> Integer.SIZE) & (index.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (index.length - 1);
    }

    private void removeOldest() {
        int at = find(highs[oldest], lows[oldest]);
        if (slotOf(index[at]) == oldest) {
            unlink(at);
        }
        oldest = slot(1);
        size--;
    }

    /** Moves up what was put further back because this place was taken, so that no search ends too early. */
    private void unlink(int place) {
        int hole = place;
        for (int at = next(hole); index[at] != EMPTY; at = next(at)) {
            int home = homeOf(index[at]);
            if (distance(home, at) >= distance(hole, at)) {
                index[hole] = index[at];
                hole = at;
            }
        }
        index[hole] = EMPTY;
    }

    private int distance(int from, int to) {
        return (to - from) & (index.length - 1);
    }

    private void grow() {
        int capacity = (int) Math.min(window.records(), 2L * size);
        highs = unrolled(highs, capacity);
        lows = unrolled(lows, capacity);
        times = unrolled(times, capacity);
        oldest = 0;
        index = newIndex(capacity);
        for (int slot = 0; slot < size; slot++) {
            index[find(highs[slot], lows[slot])] = entry(lows[slot], slot);
        }
    }

    private long[] unrolled(long[] full, int capacity) {
        long[] larger = Arrays.copyOfRange(full, oldest, oldest + capacity);
        System.arraycopy(full, 0, larger, size - oldest, oldest);
        return larger;
    }

    private static long[] newIndex(int capacity) {
        return new long[2 * Integer.highestOneBit(2 * capacity - 1)];
    }
}
