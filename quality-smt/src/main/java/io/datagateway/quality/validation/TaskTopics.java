// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.topics.KnownTopics;
import io.datagateway.quality.validation.topics.RawTopic;
import io.datagateway.quality.validation.topics.TaskShare;
import io.datagateway.quality.validation.topics.TaskShare.Served;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A task's share of the known topics, told whenever it may have changed. For the task's thread. */
final class TaskTopics {

    private final KnownTopics topics;
    private final TaskShare share;
    private @Nullable Set<RawTopic> seen;

    TaskTopics(KnownTopics topics, TaskShare share) {
        this.topics = topics;
        this.share = share;
    }

    /**
     * Looks again soon, before any work that is given to {@code background} later: records may be gone because their
     * topic was created anew.
     */
    void lookAgain(BackgroundThread background) {
        background.once("Looking for raw topics", topics::look);
    }

    /** The share; empty if the topics are those of the last call, or not known yet. */
    Optional<Map<TopicPartition, Served>> change() {
        Set<RawTopic> known = topics.known().orElse(seen);
        if (known == null || known == seen) {
            return Optional.empty();
        }
        seen = known;
        return Optional.of(share.of(known));
    }
}
