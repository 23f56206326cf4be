// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/**
 * The position in raw that a 201 gives for records of the request.
 *
 * @param offset the offset of the first of them in this partition of raw, or {@link #UNKNOWN}
 * @param records the number of records in this partition; records of other requests may stand between them
 */
public record AnsweredPosition(int partition, long offset, int records) {

    /** The answer has no offset, as the broker did not tell it. */
    public static final long UNKNOWN = -1;
}
