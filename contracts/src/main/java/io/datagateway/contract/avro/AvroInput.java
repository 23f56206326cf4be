// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The primitive encodings of Avro, read strictly from a part of a {@code byte[]}. A range is an offset in the upper and
 * a length in the lower half of a long.
 */
final class AvroInput {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CONTINUATION_BITS = 0x8080808080808080L;
    private static final int MAX_INT_BYTES = 5;

    private byte[] buffer = new byte[0];
    private int limit;
    private int position;
    private int blockEnd;

    void reset(byte[] newBuffer, int offset, int newLimit) {
        buffer = newBuffer;
        position = offset;
        limit = newLimit;
    }

    byte[] buffer() {
        return buffer;
    }

    int position() {
        return position;
    }

    int readBoolean() throws MalformedDatumException {
        int value = readByte();
        if ((value & ~1) != 0) {
            throw malformed("a boolean is neither 0 nor 1", position - 1);
        }
        return value;
    }

    int readInt() throws MalformedDatumException {
        int from = position;
        long value = readLong();
        if (value != (int) value || position - from > MAX_INT_BYTES) {
            throw malformed("the number does not fit into an int", from);
        }
        return (int) value;
    }

    long readLong() throws MalformedDatumException {
        if (position < limit && buffer[position] >= 0) {
            return unZigZag(buffer[position++]);
        }
        return limit - position >= Long.BYTES ? readWord() : readByteByByte();
    }

    /** Numbers of up to eight bytes in one go: guessing byte after byte where one ends costs more. */
    private long readWord() throws MalformedDatumException {
        long word = (long) LONG.get(buffer, position);
        long ends = ~word & CONTINUATION_BITS;
        if (ends == 0) {
            return readByteByByte();
        }
        position += (Long.numberOfTrailingZeros(ends) + 1) / Byte.SIZE;
        word &= ends ^ (ends - 1);
        // Each step closes the gaps between neighbours: 7 bits of 8, then 14 of 16, then 28 of 32.
        word = (word & 0x007f007f007f007fL) | (word & 0x7f007f007f007f00L) >>> 1;
        word = (word & 0x00003fff00003fffL) | (word & 0x3fff00003fff0000L) >>> 2;
        word = (word & 0x000000000fffffffL) | (word & 0x0fffffff00000000L) >>> 4;
        return unZigZag(word);
    }

    private long readByteByByte() throws MalformedDatumException {
        int from = position;
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0 && (shift < 63 || next <= 1)) {
                return unZigZag(value);
            }
        }
        throw malformed("the number has more than 64 bits", from);
    }

    private static long unZigZag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    /** As the bits of a double. */
    long readFloat() throws MalformedDatumException {
        int at = claim(Float.BYTES, "needed");
        return Double.doubleToRawLongBits(Float.intBitsToFloat((int) INT.get(buffer, at)));
    }

    /** As its bits. */
    long readDouble() throws MalformedDatumException {
        return (long) LONG.get(buffer, claim(Double.BYTES, "needed"));
    }

    /** The index of a symbol or branch. */
    int readIndex(int count) throws MalformedDatumException {
        int from = position;
        int index = readInt();
        if (index < 0 || index >= count) {
            throw malformed("index " + index + " is not one of 0 to " + (count - 1), from);
        }
        return index;
    }

    /** The range of a string, which is valid UTF-8. */
    long skipString() throws MalformedDatumException {
        int from = claim(readLong(), "of text announced");
        int invalid = Utf8.firstInvalid(buffer, from, position);
        if (invalid >= 0) {
            throw malformed("the text is not valid UTF-8", invalid);
        }
        return rangeFrom(from);
    }

    /** The range of a bytes value. */
    long skipBytes() throws MalformedDatumException {
        return rangeFrom(claim(readLong(), "announced"));
    }

    /** The range of a fixed. */
    long skipFixed(int size) throws MalformedDatumException {
        return rangeFrom(claim(size, "needed"));
    }

    /** The range from {@code from} to here. */
    long rangeFrom(int from) {
        return (long) from << Integer.SIZE | (position - from);
    }

    /** The number of items in a block, which take at least one byte each; a negative one is followed by a size. */
    int readBlockCount() throws MalformedDatumException {
        int from = position;
        long count = readLong();
        blockEnd = -1;
        if (count < 0) {
            int start = claim(readLong(), "of items announced");
            blockEnd = position;
            position = start;
            count = -count; // stays negative for Long.MIN_VALUE
        }
        int room = blockEnd >= 0 ? blockEnd - position : limit - position;
        if (count < 0 || count > room) {
            throw malformed("items announced: " + count + ", bytes left for them: " + room, from);
        }
        return (int) count;
    }

    /** Where the block begun last says it ends; -1 if it does not say. */
    int blockEnd() {
        return blockEnd;
    }

    void endBlock(int announcedEnd) throws MalformedDatumException {
        if (announcedEnd >= 0 && position != announcedEnd) {
            throw malformed("the block does not end where it says", position);
        }
    }

    void checkDepth(int depth) throws MalformedDatumException {
        if (depth > AvroCursor.MAX_DEPTH) {
            throw malformed("nested deeper than " + AvroCursor.MAX_DEPTH + " levels", position);
        }
    }

    /** Bytes left over after a datum. */
    void checkEnd() throws MalformedDatumException {
        if (position != limit) {
            throw malformed((limit - position) + " bytes left over", position);
        }
    }

    private int readByte() throws MalformedDatumException {
        return buffer[claim(1, "needed")];
    }

    /** Moves over so many bytes, if they are there, and returns where they begin. */
    private int claim(long length, String what) throws MalformedDatumException {
        int from = position;
        if (length < 0 || length > limit - from) {
            throw malformed("bytes " + what + ": " + length + ", left: " + (limit - from), from);
        }
        position = from + (int) length;
        return from;
    }

    private static MalformedDatumException malformed(String reason, int offset) {
        return new MalformedDatumException(reason, offset);
    }
}
