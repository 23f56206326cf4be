// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Instant;
import java.util.Set;

/**
 * The reason why a raw topic, or some partitions of it, take no records now.
 *
 * @param detail what is wrong and what the operator must do; no value of a record
 * @param since when it was first seen
 * @param partitions that take none; empty if it is the whole topic
 */
public record TopicProblem(String detail, Instant since, Set<Integer> partitions) {

    public TopicProblem {
        partitions = Set.copyOf(partitions);
    }

    /** Returns true if no record is taken for the topic. */
    public boolean isOfWholeTopic() {
        return partitions.isEmpty();
    }
}
