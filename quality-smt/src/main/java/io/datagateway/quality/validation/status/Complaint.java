// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.status;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trouble as the log tells it: when it begins, every five minutes while it lasts, and when it is over. */
final class Complaint {

    private static final Logger log = LoggerFactory.getLogger(Complaint.class);
    private static final long REMINDER_NANOS = Duration.ofMinutes(5).toNanos();

    private final String topic;
    private boolean isOpen;
    private long toldNanos;

    Complaint(String topic) {
        this.topic = topic;
    }

    void trouble(@Nullable Throwable cause, long nowNanos) {
        if (!isOpen || nowNanos - toldNanos >= REMINDER_NANOS) {
            isOpen = true;
            toldNanos = nowNanos;
            log.warn(
                    "The status of the validation cannot be written to {}; the validation itself goes on. Create the"
                            + " topic (compacted), or allow this connector to describe and write to it; or turn the"
                            + " status off with an empty status.topic. The cause: {}",
                    topic,
                    String.valueOf(cause));
        }
    }

    void over() {
        if (isOpen) {
            isOpen = false;
            log.info("The status of the validation is written to {} again", topic);
        }
    }
}
