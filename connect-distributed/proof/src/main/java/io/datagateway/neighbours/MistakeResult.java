// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one mistake did.
 *
 * @param recovered from the mending until A was complete and went on by itself
 * @param violations what should not have been; none if all is well
 */
record MistakeResult(Mistake mistake, Figures figures, Seen seen, Duration recovered, List<String> violations) {

    /**
     * What could be seen of it.
     *
     * @param failures tasks that failed
     * @param held the reasons for which partitions of A were held
     * @param losses the losses that were accepted
     * @param answers the answers to the clients of A
     */
    record Seen(List<TaskWatch.Outage> failures, Set<String> held, Set<String> losses, Map<String, Long> answers) {}

    boolean clean() {
        return violations.isEmpty();
    }
}
