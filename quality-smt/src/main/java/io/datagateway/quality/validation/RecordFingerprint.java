// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What makes two raw records the same one: the first 128 bits of the SHA-256 of record-id, version, key and value. Made
 * once for a partition and filled with one record after the other, so that a record costs no object. For one thread.
 */
final class RecordFingerprint {

    private static final String RECORD_ID = "record-id";
    private static final String VERSION = "version";

    /** On a dead letter that somebody has sent to raw again, on purpose: not what the client has sent. */
    private static final String REPLAYED_OFFSET = "__connect.errors.offset";

    private final MessageDigest sha256 = newSha256();
    private final ByteBuffer lengths = ByteBuffer.allocate(5 * Integer.BYTES);
    private final byte[] digest = new byte[32];
    private final ByteBuffer numbers = ByteBuffer.wrap(digest);

    /** Takes {@code raw}, unless it says of itself no record-id; then it is the same as no other. */
    boolean take(ConsumerRecord<byte[], byte[]> raw) {
        byte[] recordId = header(raw.headers(), RECORD_ID);
        if (recordId == null || recordId.length == 0) {
            return false;
        }
        byte[] version = header(raw.headers(), VERSION);
        byte[] replayed = header(raw.headers(), REPLAYED_OFFSET);
        // Lengths first, so that no two records give the same bytes: a null is not an empty value.
        lengths.clear();
        length(recordId).length(version).length(replayed).length(raw.key()).length(raw.value());
        sha256.update(lengths.array());
        bytes(recordId).bytes(version).bytes(replayed).bytes(raw.key()).bytes(raw.value());
        finish();
        return true;
    }

    long high() {
        return numbers.getLong(0);
    }

    long low() {
        return numbers.getLong(Long.BYTES);
    }

    private RecordFingerprint length(byte @Nullable [] part) {
        lengths.putInt(part == null ? -1 : part.length);
        return this;
    }

    private RecordFingerprint bytes(byte @Nullable [] part) {
        if (part != null) {
            sha256.update(part);
        }
        return this;
    }

    private void finish() {
        try {
            sha256.digest(digest, 0, digest.length);
        } catch (DigestException e) {
            throw new IllegalStateException("SHA-256 is not 32 bytes long", e);
        }
    }

    private static byte @Nullable [] header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
