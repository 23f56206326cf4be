// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.time.Duration;

/**
 * What B and C saw while A suffered.
 *
 * @param post p99 from POST to 201
 * @param arrival p99 from raw to prod or dlq
 * @param gap the longest time without a 201 or an arrival of one of them
 */
record Figures(P99 post, P99 arrival, Duration gap) {

    /** A 99th percentile in milliseconds, in quiet times and while A suffered; 0 if nothing was left to judge. */
    record P99(double quiet, double during) {

        @Override
        public String toString() {
            return "%.0f/%s".formatted(quiet, during == 0 ? "-" : "%.0f".formatted(during));
        }
    }
}
