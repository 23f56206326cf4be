// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/** A line of a client's ledger. */
public sealed interface LedgerEntry permits RequestIntent, AttemptOutcome {

    /** The {@code Idempotency-Key} of the request. */
    String key();
}
