// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.nio.charset.StandardCharsets;

/**
 * The values of the projected fields of one datum, filled by an {@link AvroCursor}. Reused for every datum; for one
 * thread. Text and bytes are not copied; they are a range of the buffer.
 */
public final class ProjectedValues {

    private final AvroInput input = new AvroInput();
    /** The number of the datum that filled each slot. */
    private final long[] datums;

    private final long[] bits;
    private final int[] counts;
    private long datum = 1;
    private int itemCount;

    ProjectedValues(int size) {
        this.datums = new long[size];
        this.bits = new long[size];
        this.counts = new int[size];
    }

    AvroInput input() {
        return input;
    }

    /** Begins a datum, all of whose slots are null. */
    void begin(byte[] buffer, int limit) {
        input.reset(buffer, limit);
        datum++;
    }

    /** Notes the number of items of the array or map read last. */
    void setItemCount(int count) {
        itemCount = count;
    }

    /** Fills a slot with the value read last. */
    void store(int slot) {
        datums[slot] = datum;
        bits[slot] = input.value();
        counts[slot] = itemCount;
    }

    /** The bytes that ranges refer to. */
    public byte[] buffer() {
        return input.buffer();
    }

    /** Returns true if the field, or a record around it, is null. */
    public boolean isNull(int slot) {
        return datums[slot] != datum;
    }

    /** The value of an int, long, boolean (0 or 1) or enum (index of the symbol). */
    public long asLong(int slot) {
        return bits[slot];
    }

    /** The value of a float or double. */
    public double asDouble(int slot) {
        return Double.longBitsToDouble(bits[slot]);
    }

    /** The index in the buffer at which a string, bytes, fixed, array or map begins (after any length). */
    public int offset(int slot) {
        return (int) (bits[slot] >>> 32);
    }

    /** The number of bytes of a string, bytes, fixed, array or map. */
    public int length(int slot) {
        return (int) bits[slot];
    }

    /** The number of items of an array or entries of a map. */
    public int count(int slot) {
        return counts[slot];
    }

    /** The text of a string. Makes an object: not for the hot path. */
    public String text(int slot) {
        return new String(buffer(), offset(slot), length(slot), StandardCharsets.UTF_8);
    }
}
