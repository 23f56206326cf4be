// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.limit;

import org.jspecify.annotations.Nullable;

/**
 * The size of a record as Kafka counts it, never too small. A producer compares the upper bound that
 * {@code DefaultRecordBatch.estimateBatchSizeUpperBound} gives with its {@code max.request.size}, a broker the size of
 * the batch with {@code max.message.bytes}; the batch that counts is the smallest, with this record alone, as a producer
 * splits one that is refused. Compression is not counted on: what cannot be compressed becomes larger by it.
 */
public final class RecordSize {

    /** The header of a batch: {@code DefaultRecordBatch.RECORD_BATCH_OVERHEAD}. */
    private static final int BATCH = 61;

    /** Length, attributes, and the differences of time and offset: {@code DefaultRecord.MAX_RECORD_OVERHEAD}. */
    private static final int RECORD = 21;

    /** The most bytes of a number of variable length; the number of headers is one. */
    private static final int LONGEST_NUMBER = 5;

    /** The bytes of a record without key, value and headers, apart from the lengths of key and value. */
    private static final int FRAME = BATCH + RECORD + LONGEST_NUMBER;

    private RecordSize() {}

    /** The size of a record without headers. */
    public static long of(byte @Nullable [] key, byte @Nullable [] value) {
        return FRAME + withLength(key) + withLength(value);
    }

    /** The bytes that a header adds. */
    public static long header(String name, byte @Nullable [] value) {
        int nameBytes = utf8Bytes(name);
        return numberBytes(nameBytes) + nameBytes + withLength(value);
    }

    private static long withLength(byte @Nullable [] bytes) {
        return bytes == null ? 1 : (long) numberBytes(bytes.length) + bytes.length;
    }

    /** The bytes of a length: 7 bits a byte, of which the sign takes one, as in {@code ByteUtils.sizeOfVarint}. */
    private static int numberBytes(int length) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(length) + 1;
        return Math.max(1, (bits + 6) / 7);
    }

    /** The bytes of a text in UTF-8; half of a pair of surrogates counts as much as the pair at least. */
    private static int utf8Bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 4;
        }
        return bytes;
    }
}
