// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records of a batch: the bytes of each datum as they came, and its record key. Owned by the batch; not to be changed. */
public final class EncodedRecords {

    private final byte[][] values;
    private final byte[] @Nullable [] keys;
    private final long bytes;

    /** @param keys the record key for each value; null for a record without a key */
    EncodedRecords(byte[][] values, byte[] @Nullable [] keys) {
        this.values = values;
        this.keys = keys;
        long sum = 0;
        for (byte[] value : values) {
            sum += value.length;
        }
        this.bytes = sum;
    }

    public int count() {
        return values.length;
    }

    /** Returns the length of all values together. */
    public long bytes() {
        return bytes;
    }

    public byte[] value(int index) {
        return values[index];
    }

    public byte @Nullable [] key(int index) {
        return keys[index];
    }

    /** Returns the index of the first record whose key and value have more than {@code limit} bytes, or -1. */
    public int firstLargerThan(long limit) {
        for (int index = 0; index < values.length; index++) {
            byte[] key = keys[index];
            if (values[index].length + (key == null ? 0 : key.length) > limit) {
                return index;
            }
        }
        return -1;
    }

    /** Returns true if every record has a key. */
    public boolean haveKeys() {
        return Arrays.stream(keys).allMatch(Objects::nonNull);
    }
}
