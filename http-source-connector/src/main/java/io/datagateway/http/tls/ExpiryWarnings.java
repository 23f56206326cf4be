// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warnings in the log of what runs out soon: each at once, and then once a day until it is renewed. */
final class ExpiryWarnings {

    /** Time before the end from which it is warned of. */
    static final Duration SOON = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(ExpiryWarnings.class);
    private static final Duration PAUSE = Duration.ofDays(1);

    private final Map<ValidityEnd, Instant> warned = new HashMap<>();

    /** Warns of what is due; returns these ends. */
    List<ValidityEnd> look(List<ValidityEnd> ends, Instant now) {
        warned.keySet().retainAll(ends);
        List<ValidityEnd> due = ends.stream()
                .distinct()
                .filter(end -> end.at().isBefore(now.plus(SOON)))
                .filter(end ->
                        !warned.containsKey(end) || !warned.get(end).plus(PAUSE).isAfter(now))
                .toList();
        due.forEach(end -> {
            warned.put(end, now);
            warn(end, now);
        });
        return due;
    }

    private static void warn(ValidityEnd end, Instant now) {
        log.warn(
                "The {} {} in listener.{} ends at {}, {} days from now: renew it in time, or {}.",
                end.kind(),
                end.name(),
                end.setting(),
                end.at(),
                Duration.between(now, end.at()).toDays(),
                end.kind().consequence());
    }
}
