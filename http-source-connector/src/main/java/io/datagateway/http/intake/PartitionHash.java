// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

/**
 * The hash by which Kafka's clients spread record keys over partitions: MurmurHash2, 32 bits, with Kafka's seed. The same
 * as in Kafka's own {@code Utils}: this package works without Kafka's classes.
 */
final class PartitionHash {

    private static final int SEED = 0x9747b28c;
    private static final int MULTIPLIER = 0x5bd1e995;
    private static final int SHIFT = 24;

    private PartitionHash() {}

    /** Returns the partition of a key. */
    static int partition(byte[] key, int partitions) {
        return (hash(key) & Integer.MAX_VALUE) % partitions;
    }

    private static int hash(byte[] key) {
        int hash = SEED ^ key.length;
        int words = key.length / Integer.BYTES;
        for (int word = 0; word < words; word++) {
            hash = (hash * MULTIPLIER) ^ scramble(littleEndian(key, word * Integer.BYTES, Integer.BYTES));
        }
        int rest = key.length % Integer.BYTES;
        if (rest > 0) {
            hash = (hash ^ littleEndian(key, words * Integer.BYTES, rest)) * MULTIPLIER;
        }
        hash = (hash ^ (hash >>> 13)) * MULTIPLIER;
        return hash ^ (hash >>> 15);
    }

    private static int scramble(int word) {
        int product = word * MULTIPLIER;
        return (product ^ (product >>> SHIFT)) * MULTIPLIER;
    }

    private static int littleEndian(byte[] bytes, int from, int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number |= (bytes[from + i] & 0xff) << (8 * i);
        }
        return number;
    }
}
