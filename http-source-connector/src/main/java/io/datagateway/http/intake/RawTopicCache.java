// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cache of the raw topics, as far as known now. It is filled in the background; a look-up never waits. */
public final class RawTopicCache {

    private static final String NOT_ASKED = "The gateway has not asked Kafka for the topic yet.";

    private volatile Map<String, RawTopic> known = Map.of();
    private volatile TopicProblem unknown = new TopicProblem(NOT_ASKED, Instant.now(), Set.of());

    /** Returns the raw topic of a contract's topic; null if it does not exist or is not known yet. */
    public @Nullable RawTopicMetadata find(String topic) {
        RawTopic raw = known.get(topic);
        return raw == null ? null : raw.metadata();
    }

    /** Returns what keeps records from the raw topic, or from some partitions of it; null if nothing does. */
    public @Nullable TopicProblem problem(String topic) {
        RawTopic raw = known.get(topic);
        return raw == null ? unknown : raw.problem();
    }

    /** Returns why no record is taken for any partition of the topic; null if some may be. */
    public @Nullable String refusal(String topic) {
        TopicProblem problem = problem(topic);
        return problem != null && problem.isOfWholeTopic() ? problem.detail() : null;
    }

    /** Replaces the whole cache by topics without a problem. Keys are contract topics. */
    public void replace(Map<String, RawTopicMetadata> topics) {
        var next = new HashMap<String, RawTopic>();
        topics.forEach((topic, metadata) -> next.put(topic, new RawTopic(metadata, null)));
        known = Map.copyOf(next);
    }

    /** Replaces what is known of these topics. Keys are contract topics. */
    public void update(Map<String, RawTopic> topics) {
        var next = new HashMap<>(known);
        next.putAll(topics);
        known = Map.copyOf(next);
    }

    /** Notes why nothing is known of the topics that no update has told of. */
    public void explain(String why) {
        unknown = new TopicProblem(why, unknown.since(), Set.of());
    }
}
