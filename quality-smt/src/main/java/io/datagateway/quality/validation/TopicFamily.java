// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.Optional;

/** The three topics of one kind of record: as received, as promised, and what did not hold. */
record TopicFamily(String base) {

    private static final String RAW = ".raw";

    /** The family that {@code topic} is the raw topic of; empty if it is no raw topic. */
    static Optional<TopicFamily> ofRaw(String topic) {
        boolean isRaw = topic.endsWith(RAW) && topic.length() > RAW.length();
        return isRaw
                ? Optional.of(new TopicFamily(topic.substring(0, topic.length() - RAW.length())))
                : Optional.empty();
    }

    String raw() {
        return base + RAW;
    }

    String prod() {
        return base + ".prod";
    }

    String dlq() {
        return base + ".dlq";
    }
}
