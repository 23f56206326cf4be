// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.time.Duration;
import java.time.Instant;

/**
 * What B and C saw while A suffered.
 *
 * @param post p99 from POST to 201
 * @param arrival p99 from raw to prod or dlq
 * @param gap the longest time without a 201 or an arrival of one of them
 */
record Figures(P99 post, P99 arrival, Gap gap) {

    /**
     * A time in which something did not come.
     *
     * @param what topic and what did not come
     */
    record Gap(String what, Duration length, Instant began) {

        @Override
        public String toString() {
            return length.toMillis() + " ms (" + what + ", from " + began + ")";
        }
    }

    /** A 99th percentile in milliseconds, in quiet times and while A suffered; 0 if nothing was left to judge. */
    record P99(double quiet, double during) {

        @Override
        public String toString() {
            return "%.0f/%s".formatted(quiet, during == 0 ? "-" : "%.0f".formatted(during));
        }
    }
}
