// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.List;

/**
 * A request that a client is about to send for the first time; repetitions have no intent of their own.
 *
 * @param key belongs to this request alone: 1 to 64 ASCII characters, none of them a space or a control character
 * @param complete false if the client will break off the body, so that the request must never count
 * @param datums the records, in the order of the body
 */
public record RequestIntent(String key, boolean complete, List<ExpectedDatum> datums) implements LedgerEntry {

    private static final int LONGEST_KEY = 64;

    public RequestIntent {
        datums = List.copyOf(datums);
        if (key.isEmpty() || key.length() > LONGEST_KEY || key.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("a key has 1 to 64 ASCII characters and no space, not '" + key + "'");
        }
        if (datums.isEmpty()) {
            throw new IllegalArgumentException("request " + key + " has no datum; give it at least one");
        }
    }
}
