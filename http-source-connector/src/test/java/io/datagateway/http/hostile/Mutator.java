// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes bytes a little, in ways that have broken parsers before. */
final class Mutator {

    private static final byte[] EDGES = {0, 1, 9, 10, 13, 32, 34, 37, 44, 45, 47, 48, 58, 59, 127, -128, -1};

    private final Random random;
    private final List<byte[]> words;

    /** @param words that mean something to the reader */
    Mutator(Random random, List<byte[]> words) {
        this.random = random;
        this.words = words;
    }

    byte[] mutate(byte[] good) {
        byte[] bytes = good;
        for (int left = 1 + random.nextInt(4); left > 0 && bytes.length > 0; left--) {
            bytes = change(bytes);
        }
        return bytes;
    }

    private byte[] change(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(random.nextInt(3) == 0 ? 64 : 4));
        byte[] part = Arrays.copyOfRange(bytes, at, to);
        return switch (random.nextInt(8)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ 1 << random.nextInt(8))});
            case 1 -> spliced(bytes, at, at + 1, new byte[] {EDGES[random.nextInt(EDGES.length)]});
            case 2 -> spliced(bytes, at, at, new byte[] {EDGES[random.nextInt(EDGES.length)]});
            case 3 -> spliced(bytes, at, to, new byte[0]);
            case 4 -> spliced(bytes, at, at, part);
            case 5 -> spliced(bytes, random.nextInt(bytes.length), -1, part);
            case 6 -> spliced(bytes, at, random.nextBoolean() ? at : to, word());
            default -> spliced(bytes, at, at, repeated(part));
        };
    }

    private byte[] word() {
        return words.get(random.nextInt(words.size()));
    }

    private byte[] repeated(byte[] part) {
        var many = new ByteArrayOutputStream();
        for (int left = random.nextInt(random.nextInt(20) == 0 ? 4_000 : 6); left > 0; left--) {
            many.writeBytes(part);
        }
        return many.toByteArray();
    }

    /** @param to -1 for nothing replaced */
    private static byte[] spliced(byte[] bytes, int from, int to, byte[] by) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(by);
        int rest = to < 0 ? from : to;
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }
}
