// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

/** The outcome of a request, as the header {@code Gateway-Outcome} says; without an answer it is unknown. */
public enum RequestOutcome {
    WRITTEN,
    REJECTED,
    NOT_WRITTEN,
    UNKNOWN
}
