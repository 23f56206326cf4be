// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.problem.Problem;

/** The result of reading a request body. */
public sealed interface BodyResult {

    /** The body is incomplete or not allowed: answer with the problem. Holds no memory of the budget. */
    record Refused(Problem problem) implements BodyResult {}

    /** The whole body, its end seen. Counts against the {@link ByteBudget} until it is released. */
    final class Complete implements BodyResult {

        private final byte[] bytes;
        private final ByteBudget.Share share;

        Complete(byte[] bytes, ByteBudget.Share share) {
            this.bytes = bytes;
            this.share = share;
        }

        /** Returns the body itself, not a copy. */
        public byte[] bytes() {
            return bytes;
        }

        /** Returns the share of the budget. It outlives the bytes: their records count too, until they are no longer needed. */
        ByteBudget.Share share() {
            return share;
        }

        /** Ends the share; to be called when the bytes are no longer needed. A second call does nothing. */
        public void release() {
            share.end();
        }
    }
}
