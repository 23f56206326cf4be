// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cache of the raw topics that exist, as far as known now. It is filled in the background; a look-up never waits. */
public final class RawTopicCache {

    private volatile Map<String, RawTopicMetadata> known = Map.of();

    /** Returns the raw topic of a contract's topic; null if it does not exist or is not known yet. */
    public @Nullable RawTopicMetadata find(String topic) {
        return known.get(topic);
    }

    /** Replaces the whole cache. Keys are contract topics. */
    public void replace(Map<String, RawTopicMetadata> topics) {
        known = Map.copyOf(topics);
    }
}
