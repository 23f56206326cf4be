// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.intake.EncodedRecords;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digest of everything that decides which records a request writes and where, and of nothing else. */
final class BatchDigest {

    private BatchDigest() {}

    /** Returns the SHA-256 of body, version, count and shard, in hexadecimal. */
    static String of(BatchRequestHeaders headers, EncodedRecords datums) {
        MessageDigest digest = sha256();
        String head = headers.version() + '\n' + headers.count() + '\n' + headers.shard() + '\n';
        digest.update(head.getBytes(StandardCharsets.US_ASCII));
        for (int index = 0; index < datums.count(); index++) {
            digest.update(datums.value(index));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
