// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.dedup;

import io.datagateway.contract.RecordHeaderNames;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a raw record, by which duplicates are found: 128 bits of a keyed hash of record-id, key and value,
 * and not of the version: the same request may be sent again when its {@code version: 2} means another one. Made once
 * for a partition and filled with one record after the other, so that a record costs no object. Not comparable with that
 * of another instance, which has another key. For one thread.
 */
public final class RecordFingerprint {

    /** The header of a dead letter that was sent to raw again on purpose, which is no duplicate of the first copy. */
    private static final String REPLAYED_OFFSET = "__connect.errors.offset";

    private final SipHash hash = SipHash.withRandomKey();

    /**
     * Computes the fingerprint of {@code raw}. Returns false if the record has no record-id: then it is no duplicate of
     * any other.
     */
    public boolean take(ConsumerRecord<byte[], byte[]> raw) {
        byte[] recordId = header(raw.headers(), RecordHeaderNames.RECORD_ID);
        if (recordId == null || recordId.length == 0) {
            return false;
        }
        byte[] replayed = header(raw.headers(), REPLAYED_OFFSET);
        // Lengths first, so that no two records give the same bytes: a null is not an empty value.
        hash.begin();
        lengths(recordId, replayed).lengths(raw.key(), raw.value());
        bytes(recordId).bytes(replayed).bytes(raw.key()).bytes(raw.value());
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
