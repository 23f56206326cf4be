// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** UTF-8 as in RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF. */
public final class Utf8 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long UPPER_BITS = 0x8080808080808080L;

    private Utf8() {}

    /**
     * Decodes text strictly: replaces nothing.
     *
     * @throws CharacterCodingException if the bytes are not valid UTF-8
     */
    public static String decode(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Returns true if all bytes are ASCII. Four loads that may overlap cover most text without a branch. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < Long.BYTES) {
            return from + Long.BYTES <= bytes.length
                    ? (word(bytes, from) & upperBits(length)) == 0
                    : isAsciiByteByByte(bytes, from, to);
        }
        int last = to - Long.BYTES;
        long seen = word(bytes, from)
                | word(bytes, Math.min(from + 8, last))
                | word(bytes, Math.min(from + 16, last))
                | word(bytes, last);
        for (int at = from + 24; at < last; at += Long.BYTES) {
            seen |= word(bytes, at);
        }
        return (seen & UPPER_BITS) == 0;
    }

    /**
     * The mask of the upper bits of the first bytes of a word, of none to all. Two shifts, as one of 64 shifts nothing.
     */
    private static long upperBits(int bytes) {
        int half = Byte.SIZE / 2 * (Long.BYTES - bytes);
        return UPPER_BITS >>> half >>> half;
    }

    private static boolean isAsciiByteByByte(byte[] bytes, int from, int to) {
        int seen = 0;
        for (int at = from; at < to; at++) {
            seen |= bytes[at];
        }
        return seen >= 0;
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    /** The index of the first byte in {@code [from, to)} that is not valid UTF-8, or -1. */
    static int firstInvalid(byte[] bytes, int from, int to) {
        if (isAscii(bytes, from, to)) {
            return -1;
        }
        int at = from;
        while (at < to) {
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int length = sequenceLength(bytes, at, to);
            if (length == 0) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** The length of the multi-byte sequence at {@code at}, or 0 if it is not one. */
    private static int sequenceLength(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > to) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return isShortest(lead, bytes[at + 1] & 0xff) ? length : 0;
    }

    private static boolean isShortest(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second < 0xa0;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second < 0x90;
            default -> true;
        };
    }
}
