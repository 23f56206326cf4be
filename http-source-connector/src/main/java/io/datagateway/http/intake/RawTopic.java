// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import org.jspecify.annotations.Nullable;

/**
 * A raw topic as far as it is known.
 *
 * @param metadata null if there is no such topic, or if it may not be seen
 * @param problem that keeps records from it; null if there is none
 */
public record RawTopic(
        @Nullable RawTopicMetadata metadata, @Nullable TopicProblem problem) {

    /** Returns why no record is taken for any partition; null if some may be. */
    public @Nullable String refusal() {
        return problem != null && problem.isOfWholeTopic() ? problem.detail() : null;
    }
}
