// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * The Avro 1.12 specification read a second time, slowly: Avro's own reader on top of it accepts only what is strictly
 * a datum. Avro's own decoder also takes other booleans than 0 and 1, text that is not UTF-8, and blocks of a false
 * size.
 */
final class StrictDecoder extends Decoder {

    private final ByteBuffer in;
    private final java.util.ArrayDeque<Integer> blockEnds = new java.util.ArrayDeque<>();

    StrictDecoder(byte[] bytes, int from) {
        in = ByteBuffer.wrap(bytes, from, bytes.length - from).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return in.position();
    }

    @Override
    public void readNull() {}

    @Override
    public boolean readBoolean() throws IOException {
        int value = need(1).get();
        check(value == 0 || value == 1);
        return value == 1;
    }

    @Override
    public int readInt() throws IOException {
        int from = in.position();
        long value = readLong();
        check(value == (int) value && in.position() - from <= 5);
        return (int) value;
    }

    @Override
    public long readLong() throws IOException {
        var bits = java.math.BigInteger.ZERO;
        for (int i = 0; i < 10; i++) {
            int next = need(1).get();
            bits = bits.or(java.math.BigInteger.valueOf(next & 0x7f).shiftLeft(7 * i));
            if (next >= 0) {
                check(bits.bitLength() <= 64);
                long value = bits.longValue();
                return value >>> 1 ^ -(value & 1);
            }
        }
        throw new AvroRuntimeException("too long");
    }

    @Override
    public float readFloat() throws IOException {
        return need(4).getFloat();
    }

    @Override
    public double readDouble() throws IOException {
        return need(8).getDouble();
    }

    @Override
    public Utf8 readString(Utf8 old) throws IOException {
        byte[] bytes = range();
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        return new Utf8(bytes);
    }

    @Override
    public String readString() throws IOException {
        return readString(null).toString();
    }

    @Override
    public void skipString() throws IOException {
        readString(null);
    }

    @Override
    public ByteBuffer readBytes(ByteBuffer old) throws IOException {
        return ByteBuffer.wrap(range());
    }

    @Override
    public void skipBytes() throws IOException {
        range();
    }

    @Override
    public void readFixed(byte[] bytes, int start, int length) throws IOException {
        need(length).get(bytes, start, length);
    }

    @Override
    public void skipFixed(int length) throws IOException {
        need(length).position(in.position() + length);
    }

    /** The reader itself fails on an index beyond the last. */
    @Override
    public int readEnum() throws IOException {
        return readInt();
    }

    @Override
    public int readIndex() throws IOException {
        return readInt();
    }

    @Override
    public long readArrayStart() throws IOException {
        return block();
    }

    @Override
    public long arrayNext() throws IOException {
        int announced = blockEnds.pop();
        check(announced < 0 || announced == in.position());
        return block();
    }

    @Override
    public long skipArray() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long readMapStart() throws IOException {
        return block();
    }

    @Override
    public long mapNext() throws IOException {
        return arrayNext();
    }

    @Override
    public long skipMap() {
        throw new UnsupportedOperationException();
    }

    private long block() throws IOException {
        long count = readLong();
        int end = -1;
        if (count < 0) {
            count = Math.negateExact(count);
            long size = readLong();
            check(size >= 0 && size <= in.remaining());
            end = in.position() + (int) size;
        }
        check(count <= (end < 0 ? in.remaining() : end - in.position()));
        if (count > 0) {
            blockEnds.push(end);
        } else {
            check(end < 0 || end == in.position());
        }
        return count;
    }

    private byte[] range() throws IOException {
        long length = readLong();
        check(length >= 0 && length <= in.remaining());
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private ByteBuffer need(int bytes) throws EOFException {
        if (in.remaining() < bytes) {
            throw new EOFException();
        }
        return in;
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AvroRuntimeException("not strict");
        }
    }
}
