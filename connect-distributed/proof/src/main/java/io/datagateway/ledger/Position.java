// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * Where a 201 says that records of the request are.
 *
 * @param offset of the first of them in this partition of raw, or {@link #UNKNOWN}
 * @param records how many are in this partition; records of other requests may stand between them
 */
public record Position(int partition, long offset, int records) {

    /** The answer has no offset, as the broker did not tell. */
    public static final long UNKNOWN = -1;
}
