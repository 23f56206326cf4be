// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The observations of one fault.
 *
 * @param what the part that was hurt, and how
 * @param interval the answers from just before the fault until all was well again
 * @param recovered the time from the end of the fault until then
 * @param missing conditions that still did not hold when the waiting ended
 */
record FaultRound(Fault fault, String what, AnswerCounts.Interval interval, Duration recovered, List<String> missing) {

    private static final Set<Integer> ORDERLY = Set.of(201, 503, BatchSender.NO_CONNECTION);

    String text() {
        return "%s %s: recovered in %.1f s, longest time without a 201 %.1f s, answers %s%s"
                .formatted(
                        fault,
                        what,
                        recovered.toMillis() / 1000.0,
                        interval.longestGap().toMillis() / 1000.0,
                        interval.statuses(),
                        missing.isEmpty() ? "" : ", NOT WELL: " + missing);
    }

    /** Returns the number of answers that are neither 201 nor 503, and of connections that broke. */
    long others() {
        return interval.statuses().entrySet().stream()
                .filter(entry -> !ORDERLY.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
