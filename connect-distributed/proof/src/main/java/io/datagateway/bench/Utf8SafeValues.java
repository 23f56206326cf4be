// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Random values whose Avro bytes are UTF-8 without a tilde: Kafka's ProducerPerformance reads its records from a text
 * file, and it must send the same bytes as the others.
 */
final class Utf8SafeValues {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final long YEAR_MILLIS = 31_536_000_000L;

    private final Random random;

    Utf8SafeValues(Random random) {
        this.random = random;
    }

    /** Returns lower case letters and digits. */
    String text(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /** Returns an amount in whole cents, from 0 to 10,000. */
    double amount() {
        return plain(() -> random.nextInt(1_000_000) / 100.0, Utf8SafeValues::bytes);
    }

    /** Returns a time in the year before, in milliseconds. */
    long time(long nowMillis) {
        return plain(() -> nowMillis - (long) (random.nextDouble() * YEAR_MILLIS), Utf8SafeValues::bytes);
    }

    /** Returns a number from 0 to below the bound. */
    long number(int bound) {
        return plain(() -> (long) random.nextInt(bound), Utf8SafeValues::bytes);
    }

    int choice(int bound) {
        return random.nextInt(bound);
    }

    private interface Encoding<T> {
        byte[] of(T value);
    }

    private static <T> T plain(Supplier<T> values, Encoding<T> encoding) {
        while (true) {
            T value = values.get();
            byte[] bytes = encoding.of(value);
            String text = new String(bytes, UTF_8);
            if (text.indexOf('~') < 0 && Arrays.equals(text.getBytes(UTF_8), bytes)) {
                return value;
            }
        }
    }

    private static byte[] bytes(double value) {
        return ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(value)
                .array();
    }

    /** Returns Avro's zigzag encoding of variable length. */
    private static byte[] bytes(long value) {
        var bytes = ByteBuffer.allocate(10);
        long rest = (value << 1) ^ (value >> 63);
        for (; (rest & ~0x7FL) != 0; rest >>>= 7) {
            bytes.put((byte) ((rest & 0x7F) | 0x80));
        }
        bytes.put((byte) rest);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
