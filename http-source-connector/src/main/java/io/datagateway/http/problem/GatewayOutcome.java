// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import java.util.Locale;

/** The outcome of a request for its records: the value of the header {@value #HEADER}, on every answer. */
public enum GatewayOutcome {
    /** Every record is acknowledged by Kafka. */
    WRITTEN,
    /** Nothing was written, and the same request will be refused again. */
    REJECTED,
    /** Nothing was written; the same request may succeed later. */
    NOT_WRITTEN,
    /**
     * Handed to Kafka, by this request or an earlier one with its key, and not confirmed: to be repeated with the same
     * {@code Idempotency-Key}.
     */
    UNKNOWN;

    public static final String HEADER = "Gateway-Outcome";

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
