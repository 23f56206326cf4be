// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A record that a client means to write.
 *
 * @param valid true if the contract lets it pass to prod
 * @param hash the hash of its bytes, as {@link #hash} gives it
 */
public record ExpectedDatum(boolean valid, String hash) {

    private static final int HASH_BYTES = 16;

    public ExpectedDatum {
        if (hash.length() != 2 * HASH_BYTES || !hash.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IllegalArgumentException("a hash has 32 hex digits, not '" + hash + "'");
        }
    }

    public static ExpectedDatum of(byte[] bytes, boolean valid) {
        return new ExpectedDatum(valid, hash(bytes));
    }

    /** Returns the first 128 bits of the SHA-256 as hex. */
    public static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
