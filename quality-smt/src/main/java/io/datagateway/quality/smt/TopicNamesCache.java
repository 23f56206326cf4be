// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.TopicFamily;
import org.jspecify.annotations.Nullable;

/** A cache of one {@link TopicFamily}, that of the latest topic: records come in runs of one topic. */
final class TopicNamesCache {

    private @Nullable Names last;

    /**
     * The names of a topic family, made once.
     *
     * @param source the topic that records come from
     * @param base the topic that the contract names
     */
    record Names(String source, String base, String prod, String dlq) {}

    Names of(String topic) {
        Names known = last;
        if (known == null || !known.source().equals(topic)) {
            TopicFamily family = TopicFamily.of(topic);
            known = new Names(topic, family.base(), family.prod(), family.dlq());
            last = known;
        }
        return known;
    }
}
