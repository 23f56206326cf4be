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
public record Answer(int status, Result result, boolean replayed, List<Position> positions) {

    /** The connection broke, or the client gave up waiting. */
    public static final Answer NONE = new Answer(0, Result.UNKNOWN, false, List.of());

    public Answer {
        positions = List.copyOf(positions);
    }

    /** An answer other than 201. */
    public static Answer of(int status, Result result) {
        return new Answer(status, result, false, List.of());
    }
}
