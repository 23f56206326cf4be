// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

/** The primitive encodings of Avro, read strictly from a part of a {@code byte[]}. */
final class AvroInput {

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

    long readLong() throws MalformedDatumException {
        long value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw malformed("the number has more than 64 bits");
    }

    int readInt() throws MalformedDatumException {
        long value = readLong();
        if (value != (int) value) {
            throw malformed("the number does not fit into an int");
        }
        return (int) value;
    }

    int readBoolean() throws MalformedDatumException {
        int value = readByte();
        if ((value & ~1) != 0) {
            throw malformed("a boolean is neither 0 nor 1");
        }
        return value;
    }

    int readIndex(int count) throws MalformedDatumException {
        long index = readLong();
        if (index < 0 || index >= count) {
            throw malformed("index " + index + " is not one of 0 to " + (count - 1));
        }
        return (int) index;
    }

    /** The number of items in a block, which take at least one byte each; negative counts carry a size in bytes. */
    int readBlockCount() throws MalformedDatumException {
        long count = readLong();
        blockEnd = -1;
        if (count >= 0) {
            return checkedLength(count, "items");
        }
        int size = checkedLength(readLong(), "bytes in the block");
        if (count < -size) {
            throw malformed("the block has more items than bytes");
        }
        blockEnd = position + size;
        return (int) -count;
    }

    /** Where the block begun last says it ends; -1 if it does not say. */
    int blockEnd() {
        return blockEnd;
    }

    void endBlock(int announcedEnd) throws MalformedDatumException {
        if (announcedEnd >= 0 && position != announcedEnd) {
            throw malformed("the block does not end where it says");
        }
    }

    /** Skips a string of valid UTF-8 and returns its length in bytes. */
    int skipString() throws MalformedDatumException {
        int length = checkedLength(readLong(), "bytes in the string");
        if (Utf8.firstInvalid(buffer, position, position + length) >= 0) {
            throw malformed("the string is not valid UTF-8");
        }
        position += length;
        return length;
    }

    int skipBytes() throws MalformedDatumException {
        int length = checkedLength(readLong(), "bytes");
        position += length;
        return length;
    }

    void skipFixed(int size) throws MalformedDatumException {
        position += checkedLength(size, "bytes");
    }

    long readFixed32() throws MalformedDatumException {
        int at = position;
        skipFixed(4);
        return (buffer[at] & 0xffL)
                | (buffer[at + 1] & 0xffL) << 8
                | (buffer[at + 2] & 0xffL) << 16
                | (buffer[at + 3] & 0xffL) << 24;
    }

    long readFixed64() throws MalformedDatumException {
        long low = readFixed32();
        return low | readFixed32() << 32;
    }

    MalformedDatumException malformed(String reason) {
        return new MalformedDatumException(reason, position);
    }

    private int readByte() throws MalformedDatumException {
        if (position >= limit) {
            throw malformed("the data ends too early");
        }
        return buffer[position++];
    }

    private int checkedLength(long length, String what) throws MalformedDatumException {
        if (length < 0 || length > limit - position) {
            throw malformed(length + " " + what + " announced, " + (limit - position) + " left");
        }
        return (int) length;
    }
}
