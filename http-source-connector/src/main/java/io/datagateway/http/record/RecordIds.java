// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Record ids of one batch, each its prefix and an index, written as bytes without a text in between. */
final class RecordIds {

    private final byte[] prefix;

    RecordIds(String prefix) {
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    }

    /** @param index 0 or more */
    byte[] of(int index) {
        int end = prefix.length + digits(index);
        byte[] id = Arrays.copyOf(prefix, end);
        int rest = index;
        for (int at = end - 1; at >= prefix.length; at--) {
            id[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return id;
    }

    private static int digits(int number) {
        int digits = 1;
        for (int rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
