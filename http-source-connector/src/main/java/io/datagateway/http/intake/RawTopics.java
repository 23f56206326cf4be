// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The raw topics that exist, as far as known now. Asking costs nothing; somebody else finds out in the background. */
public final class RawTopics {

    private volatile Map<String, RawTopic> known = Map.of();

    /** The raw topic of a contract's topic; null if it does not exist or nothing is known yet. */
    public @Nullable RawTopic find(String topic) {
        return known.get(topic);
    }

    /** Replaces all knowledge, by contract topic. */
    public void replace(Map<String, RawTopic> topics) {
        known = Map.copyOf(topics);
    }
}
