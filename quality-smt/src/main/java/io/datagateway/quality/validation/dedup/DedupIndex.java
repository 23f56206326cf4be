// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

/**
 * The fingerprints of the newest records of one raw partition, oldest first in a ring, with a hash index over it that
 * leads to the newest of equal ones. Arrays of numbers only: 24 bytes for a record in the ring, and 16 to 32 in the
 * index. They grow as needed and as there is memory, so that an idle partition takes 3 KB. An entry of the index has
 * half of {@code low} with it, so that the ring, which is far away in memory, is only looked at for the record that is
 * searched.
 */
public final class DedupIndex {

    private static final int FIRST_CAPACITY = 64;
    private static final int EMPTY = 0;

    /** The words of a record in the ring: {@code high}, {@code low} and the timestamp in milliseconds. */
    private static final int WIDTH = 3;

    /** G1 gives an array of half a region or more whole regions, of a MiB as long as the heap is less than 4 GiB. */
    private static final long REGION_BYTES = 1 << 20;

    private final DedupWindow window;
    private final DedupMemory.Share memory;
    private long[] ring;

    /**
     * The lower half of {@code low}, then a slot of the ring plus one; open addressing, at most half of it is taken.
     */
    private long[] index;

    private int oldest;
    private int size;

    /** The number of records until a full ring asks for memory again, after it was refused. */
    private int recordsUntilAsked;

    /** True if records of the window were forgotten for want of memory. */
    private boolean isShort;

    /** @param topic whose share of {@code memory} it takes */
    public DedupIndex(DedupWindow window, DedupMemory memory, String topic) {
        int capacity = Math.min(FIRST_CAPACITY, window.records());
        this.window = window;
        this.memory = memory.share(topic, bytes(capacity));
        this.ring = new long[WIDTH * capacity];
        this.index = new long[indexLength(capacity)];
    }

    /**
     * Adds the fingerprint as the newest one, equal to another or not: a window that is filled from raw again must be
     * the same as before.
     *
     * @param timestampMillis Kafka's timestamp of the record, in milliseconds since the epoch; what is older than it by
     *     more than the window is forgotten first
     * @return true if no equal one was in the window
     */
    public boolean add(long high, long low, long timestampMillis) {
        while (size > 0 && timestampMillis(oldest) < timestampMillis - window.millis()) {
            removeOldest();
            isShort = false; // what was forgotten before would be too old by now
            recordsUntilAsked = 0;
        }
        if (size == capacity() && size < window.records()) {
            grow();
        }
        boolean isNew = index[find(high, low)] == EMPTY;
        if (size == capacity()) {
            removeOldest();
            isShort = capacity() < window.records();
        }
        int slot = slot(size++);
        ring[WIDTH * slot] = high;
        ring[WIDTH * slot + 1] = low;
        ring[WIDTH * slot + 2] = timestampMillis;
        index[find(high, low)] = entry(low, slot);
        return isNew;
    }

    int size() {
        return size;
    }

    /** The number of records within which an equal one is found: fewer than the window's where memory is short. */
    public int effectiveRecords() {
        return isShort && size < window.records() ? size : window.records();
    }

    /** Forgets the older half if another window needs its memory more. */
    public void yieldMemory() {
        if (memory.isAsked()) {
            int capacity = capacity() / 2;
            int forgotten = Math.max(0, size - capacity);
            oldest = slot(forgotten);
            size -= forgotten;
            isShort |= forgotten > 0;
            recordsUntilAsked = 0;
            resize(capacity);
            memory.yielded(bytes(capacity));
        }
    }

    public void close() {
        memory.close();
    }

    private int capacity() {
        return ring.length / WIDTH;
    }

    private long low(int slot) {
        return ring[WIDTH * slot + 1];
    }

    private long timestampMillis(int slot) {
        return ring[WIDTH * slot + 2];
    }

    /** The slot of the entry that is the {@code age}th after the oldest. */
    private int slot(int age) {
        int slot = oldest + age;
        return slot < capacity() ? slot : slot - capacity();
    }

    /** The place of the fingerprint in the index, or the free one where it would be put. */
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
        return low(slot) == low && ring[WIDTH * slot] == high;
    }

    private static long entry(long low, int slot) {
        return (low << Integer.SIZE) | (slot + 1L);
    }

    private static int slotOf(long entry) {
        return (int) entry - 1;
    }

    /** The preferred place in the index. A fingerprint is random in all its bits. */
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
        int at = find(ring[WIDTH * oldest], low(oldest));
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
        if (recordsUntilAsked > 0) {
            recordsUntilAsked--;
        } else if (memory.grow(bytes(capacity))) {
            resize(capacity);
        } else {
            recordsUntilAsked = size;
        }
    }

    private void resize(int capacity) {
        ring = unrolled(WIDTH * capacity);
        oldest = 0;
        index = new long[0]; // so that the old one is gone before the new one is made
        index = new long[indexLength(capacity)];
        for (int slot = 0; slot < size; slot++) {
            index[find(ring[WIDTH * slot], low(slot))] = entry(low(slot), slot);
        }
    }

    private long[] unrolled(int length) {
        long[] unrolled = new long[length];
        int untilEnd = Math.min(WIDTH * size, ring.length - WIDTH * oldest);
        System.arraycopy(ring, WIDTH * oldest, unrolled, 0, untilEnd);
        System.arraycopy(ring, 0, unrolled, untilEnd, WIDTH * size - untilEnd);
        return unrolled;
    }

    private static int indexLength(int capacity) {
        return 2 * Integer.highestOneBit(2 * capacity - 1);
    }

    private static long bytes(int capacity) {
        return arrayBytes(WIDTH * (long) capacity) + arrayBytes(indexLength(capacity));
    }

    private static long arrayBytes(long longs) {
        long bytes = 16 + Long.BYTES * longs;
        return bytes < REGION_BYTES / 2 ? bytes : (bytes + REGION_BYTES - 1) / REGION_BYTES * REGION_BYTES;
    }
}
