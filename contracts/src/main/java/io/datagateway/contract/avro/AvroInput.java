// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The primitive encodings of Avro, read strictly from a part of a {@code byte[]}. Each method reads what begins at
 * {@code at}, leaves its value in {@link #value()} and returns where it ends. The value of text and bytes is a range:
 * its offset in the upper and its length in the lower half.
 */
final class AvroInput {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long CONTINUATION_BITS = 0x8080808080808080L;
    private static final int MAX_INT_BYTES = 5;

    private byte[] buffer = new byte[0];
    private int limit;
    private long value;
    private int blockEnd;

    void reset(byte[] newBuffer, int newLimit) {
        buffer = newBuffer;
        limit = newLimit;
    }

    byte[] buffer() {
        return buffer;
    }

    /** The value read last: a number, its bits, or a range. */
    long value() {
        return value;
    }

    int readBoolean(int at) throws MalformedDatumException {
        int end = claim(at, 1);
        value = buffer[at];
        if ((value & ~1) != 0) {
            throw malformed("a boolean is neither 0 nor 1", at);
        }
        return end;
    }

    int readInt(int at) throws MalformedDatumException {
        int end = readLong(at);
        if (value != (int) value || end - at > MAX_INT_BYTES) {
            throw malformed("the number does not fit into an int", at);
        }
        return end;
    }

    int readLong(int at) throws MalformedDatumException {
        if (at < limit && buffer[at] >= 0) {
            value = unZigZag(buffer[at]);
            return at + 1;
        }
        return limit - at >= Long.BYTES ? readWord(at) : readByteByByte(at);
    }

    /** Reads past a long without leaving its value. */
    int skipLong(int at) throws MalformedDatumException {
        if (limit - at >= Long.BYTES) {
            long ends = ~(long) LONG.get(buffer, at) & CONTINUATION_BITS;
            if (ends != 0) {
                return at + bytesUpTo(ends);
            }
        }
        return readByteByByte(at);
    }

    /** Reads a number of up to eight bytes at once: to guess the end byte after byte costs more. */
    private int readWord(int at) throws MalformedDatumException {
        long word = (long) LONG.get(buffer, at);
        long ends = ~word & CONTINUATION_BITS;
        if (ends == 0) {
            return readByteByByte(at);
        }
        word &= ends ^ (ends - 1);
        // Each step closes the gaps between neighbours: 7 bits of 8, then 14 of 16, then 28 of 32.
        word = (word & 0x007f007f007f007fL) | (word & 0x7f007f007f007f00L) >>> 1;
        word = (word & 0x00003fff00003fffL) | (word & 0x3fff00003fff0000L) >>> 2;
        word = (word & 0x000000000fffffffL) | (word & 0x0fffffff00000000L) >>> 4;
        value = unZigZag(word);
        return at + bytesUpTo(ends);
    }

    /** The number of bytes up to and including the first whose upper bit is set. */
    private static int bytesUpTo(long upperBits) {
        return (Long.numberOfTrailingZeros(upperBits) + 1) / Byte.SIZE;
    }

    private int readByteByByte(int from) throws MalformedDatumException {
        long bits = 0;
        int at = from;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int end = claim(at, 1);
            int next = buffer[at];
            bits |= (long) (next & 0x7f) << shift;
            if (next >= 0 && (shift < 63 || next <= 1)) {
                value = unZigZag(bits);
                return end;
            }
            at = end;
        }
        throw malformed("the number has more than 64 bits", from);
    }

    private static long unZigZag(long bits) {
        return (bits >>> 1) ^ -(bits & 1);
    }

    /** Reads a float and leaves the bits of it as a double. */
    int readFloat(int at) throws MalformedDatumException {
        int end = claim(at, Float.BYTES);
        value = Double.doubleToRawLongBits(Float.intBitsToFloat((int) INT.get(buffer, at)));
        return end;
    }

    /** Reads a double and leaves its bits. */
    int readDouble(int at) throws MalformedDatumException {
        int end = claim(at, Double.BYTES);
        value = (long) LONG.get(buffer, at);
        return end;
    }

    /** Reads the index of one of {@code count} symbols or branches. */
    int readIndex(int at, int count) throws MalformedDatumException {
        int end = readInt(at);
        if (value < 0 || value >= count) {
            throw malformed("the index is not one of 0 to " + (count - 1), at);
        }
        return end;
    }

    /** Reads the index of one of two branches, which is hardly ever written in more bytes than one. */
    int readOptional(int at) throws MalformedDatumException {
        if (at < limit && (buffer[at] & ~2) == 0) {
            value = buffer[at] >> 1;
            return at + 1;
        }
        return readIndex(at, 2);
    }

    /** Reads text and refuses what is not valid UTF-8. */
    int readString(int at) throws MalformedDatumException {
        int from = readLong(at);
        int end = readRange(from, "of text");
        int invalid = Utf8.firstInvalid(buffer, from, end);
        if (invalid >= 0) {
            throw malformed("the text is not valid UTF-8", invalid);
        }
        return end;
    }

    int readBytes(int at) throws MalformedDatumException {
        return readRange(readLong(at), "of data");
    }

    int readFixed(int at, int size) throws MalformedDatumException {
        int end = claim(at, size);
        leaveRange(at, end);
        return end;
    }

    /** Leaves as value the range of what has been read from {@code from} to {@code end}. */
    void leaveRange(int from, int end) {
        value = (long) from << Integer.SIZE | (end - from);
    }

    /**
     * Reads the number of items in a block, which take at least one byte each; a negative one is followed by a size.
     */
    int readBlockCount(int at) throws MalformedDatumException {
        int from = readLong(at);
        long count = value;
        int room = limit - from;
        blockEnd = -1;
        if (count < 0) {
            from = readLong(from);
            blockEnd = readRange(from, "of items");
            room = blockEnd - from;
            count = -count; // Long.MIN_VALUE stays negative
        }
        if (count < 0 || count > room) {
            throw malformed("more items announced than the " + room + " bytes left can hold", at);
        }
        value = count;
        return from;
    }

    /** The end that the block begun last announces; -1 if it announces none. */
    int blockEnd() {
        return blockEnd;
    }

    void checkBlockEnd(int announced, int at) throws MalformedDatumException {
        if (announced >= 0 && announced != at) {
            throw malformed("the block does not end where it says", at);
        }
    }

    void checkDepth(int depth, int at) throws MalformedDatumException {
        if (depth > AvroCursor.MAX_DEPTH) {
            throw malformed("nested deeper than " + AvroCursor.MAX_DEPTH + " levels", at);
        }
    }

    void checkEnd(int at) throws MalformedDatumException {
        if (at != limit) {
            throw malformed((limit - at) + " bytes left over", at);
        }
    }

    /** Reads as many bytes as the value read last announces, and leaves their range. */
    private int readRange(int from, String what) throws MalformedDatumException {
        long length = value;
        if (length < 0 || length > limit - from) {
            // The announced length may be a value of another field, read in the wrong place.
            throw malformed("more bytes " + what + " announced than the " + (limit - from) + " left", from);
        }
        value = (long) from << Integer.SIZE | length;
        return from + (int) length;
    }

    /** Returns the end of a value of {@code size} bytes that begins at {@code at}; refuses it if bytes are missing. */
    private int claim(int at, int size) throws MalformedDatumException {
        if (size > limit - at) {
            throw malformed("bytes needed: " + size + ", left: " + (limit - at), at);
        }
        return at + size;
    }

    private static MalformedDatumException malformed(String reason, int offset) {
        return new MalformedDatumException(reason, offset);
    }
}
