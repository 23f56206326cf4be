// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.util.Arrays;

/** The primitive encodings of Avro, written to a buffer that grows. */
public final class AvroOutput {

    private byte[] buffer = new byte[256];
    private int size;

    public int size() {
        return size;
    }

    public void truncate(int newSize) {
        size = newSize;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    public void writeBoolean(boolean value) {
        reserve(1);
        buffer[size++] = (byte) (value ? 1 : 0);
    }

    public void writeLong(long value) {
        reserve(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    public void writeFloat(float value) {
        writeLittleEndian(Float.floatToRawIntBits(value), Float.BYTES);
    }

    public void writeDouble(double value) {
        writeLittleEndian(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    /** Bytes and strings: with their length. */
    public void writeBytes(byte[] bytes) {
        writeLong(bytes.length);
        writeFixed(bytes);
    }

    public void writeFixed(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void writeLittleEndian(long bits, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            buffer[size++] = (byte) (bits >>> (8 * i));
        }
    }

    private void reserve(int more) {
        int needed = Math.addExact(size, more);
        if (needed > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(needed, 2 * buffer.length));
        }
    }
}
