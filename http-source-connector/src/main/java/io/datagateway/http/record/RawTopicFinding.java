// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.RawTopicMetadata;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka has told of a raw topic.
 *
 * @param metadata null if there is no such topic, or if it may not be seen
 * @param problem what is wrong and what the operator must do; null if nothing is
 * @param partitions that take no records because of it; empty if it is the whole topic
 */
record RawTopicFinding(
        @Nullable RawTopicMetadata metadata, @Nullable String problem, Set<Integer> partitions) {

    /** There is no metadata, so no record can be sent. */
    static RawTopicFinding unseen(String problem) {
        return new RawTopicFinding(null, problem, Set.of());
    }
}
