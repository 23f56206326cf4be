// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.connect.BaseTopic;
import org.jspecify.annotations.Nullable;

/** The topics that belong to the topic of a record. Keeps those of the last one: records come in runs of one topic. */
final class DerivedTopics {

    private @Nullable Family last;

    /**
     * A topic that records come from, and what is derived from it.
     *
     * @param base the topic a contract speaks of
     */
    record Family(String source, String base, String product, String deadLetters) {}

    Family of(String topic) {
        Family known = last;
        if (known == null || !known.source().equals(topic)) {
            String base = BaseTopic.of(topic);
            known = new Family(topic, base, base + BaseTopic.PRODUCT, base + BaseTopic.DEAD_LETTERS);
            last = known;
        }
        return known;
    }
}
