// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What makes two raw records the same one: 128 bits of a keyed hash of record-id, version, key and value. Made once for a
 * partition and filled with one record after the other, so that a record costs no object. Means nothing to another
 * instance, which has another key. For one thread.
 */
public final class RecordFingerprint {

    private static final String RECORD_ID = "record-id";
    private static final String VERSION = "version";

    /** On a dead letter that somebody has sent to raw again, on purpose: not what the client has sent. */
    private static final String REPLAYED_OFFSET = "__connect.errors.offset";

    private final SipHash hash = SipHash.withRandomKey();

    /** Takes {@code raw}, unless it says of itself no record-id; then it is the same as no other. */
    public boolean take(ConsumerRecord<byte[], byte[]> raw) {
        byte[] recordId = header(raw.headers(), RECORD_ID);
        if (recordId == null || recordId.length == 0) {
            return false;
        }
        byte[] version = header(raw.headers(), VERSION);
        byte[] replayed = header(raw.headers(), REPLAYED_OFFSET);
        // Lengths first, so that no two records give the same bytes: a null is not an empty value.
        hash.begin();
        lengths(recordId, version).lengths(replayed, raw.key()).lengths(raw.value(), null);
        bytes(recordId).bytes(version).bytes(replayed).bytes(raw.key()).bytes(raw.value());
        hash.finish();
        return true;
    }

    public long high() {
        return hash.high();
    }

    public long low() {
        return hash.low();
    }

    private RecordFingerprint lengths(byte @Nullable [] one, byte @Nullable [] other) {
        hash.word(((long) length(one) << Integer.SIZE) | (length(other) & 0xffffffffL));
        return this;
    }

    private static int length(byte @Nullable [] part) {
        return part == null ? -1 : part.length;
    }

    private RecordFingerprint bytes(byte @Nullable [] part) {
        if (part != null) {
            hash.bytes(part);
        }
        return this;
    }

    private static byte @Nullable [] header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
