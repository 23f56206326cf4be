// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import java.time.Duration;

/** The time that a topic is left alone after a failure: each time twice as long, up to a limit. */
record Backoff(Duration first, Duration longest) {

    static final Backoff USUAL = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** @param failures the number of failures before this one */
    Duration after(int failures) {
        Duration time = first;
        for (int i = 0; i < failures && time.compareTo(longest) < 0; i++) {
            time = time.multipliedBy(2);
        }
        return time.compareTo(longest) < 0 ? time : longest;
    }
}
