// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes datums: flipped bits, cuts, insertions, one after another, and numbers at the edges of every length. */
final class DatumMutator {

    private static final long[] NUMBERS = {
        0,
        -1,
        1,
        63,
        64,
        -65,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 31,
        1L << 32,
        -(1L << 32),
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final byte[] EDGES = {0, 1, 2, -1, 127, -128};

    private final Random random;

    DatumMutator(Random random) {
        this.random = random;
    }

    byte[] mutate(List<byte[]> good) {
        byte[] bytes = good.get(random.nextInt(good.size()));
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            bytes = changed(bytes, good.get(random.nextInt(good.size())));
        }
        return bytes;
    }

    private byte[] changed(byte[] bytes, byte[] other) {
        int at = random.nextInt(bytes.length + 1);
        int next = Math.min(at + 1, bytes.length);
        int far = Math.min(at + random.nextInt(12), bytes.length);
        return switch (random.nextInt(9)) {
            case 0 -> flipped(bytes, at);
            case 1 -> spliced(bytes, at, next, (byte) random.nextInt());
            case 2 -> spliced(bytes, at, next, EDGES[random.nextInt(EDGES.length)]);
            case 3 -> spliced(bytes, at, at, (byte) random.nextInt());
            case 4 -> Arrays.copyOf(bytes, at);
            case 5 -> spliced(bytes, at, far);
            case 6 -> spliced(bytes, at, next, number());
            case 7 -> spliced(bytes, bytes.length, bytes.length, other);
            default -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, far));
        };
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        if (at < bytes.length) {
            flipped[at] ^= (byte) (1 << (at * 31 + bytes.length) % 8);
        }
        return flipped;
    }

    /** A number as a varint, sometimes longer than needed, sometimes too long. */
    private byte[] number() {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        var out = new AvroOutput();
        out.writeLong(number);
        byte[] shortest = out.toByteArray();
        int padding = random.nextInt(4) == 0 ? random.nextInt(11) : 0;
        if (padding == 0) {
            return shortest;
        }
        byte[] padded = Arrays.copyOf(shortest, shortest.length + padding);
        Arrays.fill(padded, shortest.length - 1, padded.length - 1, (byte) -128);
        padded[shortest.length - 1] |= shortest[shortest.length - 1];
        return padded;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte... by) {
        var out = new ByteArrayOutputStream(bytes.length + by.length);
        out.write(bytes, 0, from);
        out.writeBytes(by);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
