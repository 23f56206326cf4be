// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.List;

/**
 * An answer of the gateway.
 *
 * @param status the HTTP status; 0 without an answer
 * @param replayed true if it had the header {@code Idempotent-Replayed}
 * @param positions those in the body of a 201, none otherwise
 */
public record GatewayAnswer(int status, RequestOutcome outcome, boolean replayed, List<AnsweredPosition> positions) {

    /** No answer: the connection broke, or the client gave up waiting. */
    public static final GatewayAnswer NONE = new GatewayAnswer(0, RequestOutcome.UNKNOWN, false, List.of());

    public GatewayAnswer {
        positions = List.copyOf(positions);
    }

    /** Returns an answer other than 201. */
    public static GatewayAnswer of(int status, RequestOutcome outcome) {
        return new GatewayAnswer(status, outcome, false, List.of());
    }
}
