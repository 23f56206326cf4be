// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.List;

/**
 * What the gateway answered.
 *
 * @param status of HTTP, 0 without an answer
 * @param replayed whether it had the header {@code Idempotent-Replayed}
 * @param positions of the body of a 201, none otherwise
 */
public record GatewayAnswer(int status, GatewayOutcome result, boolean replayed, List<Position> positions) {

    /** The connection broke, or the client gave up waiting. */
    public static final GatewayAnswer NONE = new GatewayAnswer(0, GatewayOutcome.UNKNOWN, false, List.of());

    public GatewayAnswer {
        positions = List.copyOf(positions);
    }

    /** An answer other than 201. */
    public static GatewayAnswer of(int status, GatewayOutcome result) {
        return new GatewayAnswer(status, result, false, List.of());
    }
}
