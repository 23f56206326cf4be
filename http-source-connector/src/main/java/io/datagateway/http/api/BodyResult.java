// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.problem.Problem;

/** How the reading of a request body ended. */
public sealed interface BodyResult {

    /** The body did not come whole, or may not: answer with the problem. Holds no memory of the budget. */
    record Refused(Problem problem) implements BodyResult {}

    /** The whole body, its end seen. Counts against the {@link ByteBudget} until it is released. */
    final class Complete implements BodyResult {

        private final byte[] bytes;
        private final ByteBudget.Share share;

        Complete(byte[] bytes, ByteBudget.Share share) {
            this.bytes = bytes;
            this.share = share;
        }

        /** The body, not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** What outlives the bytes: whoever has made records of them gives it back when those are no longer needed. */
        ByteBudget.Share share() {
            return share;
        }

        /** To be called when the bytes are no longer needed; again does nothing. */
        public void release() {
            share.end();
        }
    }
}
