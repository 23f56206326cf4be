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

    private final Instant begin = Instant.now();
    private volatile Map<String, RawTopic> known = Map.of();
    private volatile RawTopic unknown = unknown(NOT_ASKED, begin);

    /** Returns the raw topic of a contract's topic; while nothing is known of it, its problem says why. */
    public RawTopic get(String topic) {
        return known.getOrDefault(topic, unknown);
    }

    /** Returns the raw topic of a contract's topic; null if it does not exist or is not known yet. */
    public @Nullable RawTopicMetadata find(String topic) {
        return get(topic).metadata();
    }

    /** Replaces what is known of these topics. Keys are contract topics. */
    public void update(Map<String, RawTopic> topics) {
        var next = new HashMap<>(known);
        next.putAll(topics);
        known = Map.copyOf(next);
    }

    /** Notes why nothing is known of the topics that no update has told of. */
    public void explain(String why) {
        unknown = unknown(why, begin);
    }

    private static RawTopic unknown(String why, Instant since) {
        return new RawTopic(null, new TopicProblem(why, since, Set.of()));
    }
}
