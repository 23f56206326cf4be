// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;

/**
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012) over words of eight bytes: without the key nobody can
 * predict, or bring about, that two messages have the same hash. Used for one message after the other, without an
 * object. For one thread.
 */
final class SipHash {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int ROUNDS = 2;
    private static final int FINAL_ROUNDS = 4;

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long words;
    private long high;
    private long low;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
        begin();
    }

    /** A hash with a random key. */
    static SipHash withRandomKey() {
        var random = new SecureRandom();
        return new SipHash(random.nextLong(), random.nextLong());
    }

    /** Begins the next message. */
    void begin() {
        v0 = key0 ^ 0x736f6d6570736575L;
        v1 = key1 ^ 0x646f72616e646f6dL ^ 0xee;
        v2 = key0 ^ 0x6c7967656e657261L;
        v3 = key1 ^ 0x7465646279746573L;
        words = 0;
    }

    SipHash word(long word) {
        words++;
        absorb(word);
        return this;
    }

    /** Fills the last word with zeros: the caller tells texts apart by putting their lengths into the message. */
    SipHash bytes(byte[] bytes) {
        int at = 0;
        for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
            word((long) WORD.get(bytes, at));
        }
        if (at < bytes.length) {
            long last = 0;
            for (int i = bytes.length - 1; i >= at; i--) {
                last = (last << Byte.SIZE) | (bytes[i] & 0xff);
            }
            word(last);
        }
        return this;
    }

    /** Ends the message. */
    void finish() {
        absorb((words * Long.BYTES) << 56);
        v2 ^= 0xee;
        rounds(FINAL_ROUNDS);
        low = v0 ^ v1 ^ v2 ^ v3;
        v1 ^= 0xdd;
        rounds(FINAL_ROUNDS);
        high = v0 ^ v1 ^ v2 ^ v3;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    private void absorb(long word) {
        v3 ^= word;
        rounds(ROUNDS);
        v0 ^= word;
    }

    private void rounds(int count) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        for (int i = 0; i < count; i++) {
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32) + d;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            d = Long.rotateLeft(d, 21) ^ a;
            c = Long.rotateLeft(c, 32);
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
    }
}
