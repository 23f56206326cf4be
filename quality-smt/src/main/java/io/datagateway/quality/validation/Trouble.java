// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import org.apache.kafka.common.TopicPartition;

/**
 * That a raw partition cannot be read on.
 *
 * @param next the first offset that was not copied
 * @param lostFrom the first offset that Kafka has lost of what was read; {@link Long#MAX_VALUE} if it does not say so
 * @param unreadable why records that are there cannot be read; empty if Kafka does not have them
 */
record Trouble(TopicPartition partition, long next, long lostFrom, String unreadable) {

    static Trouble outOfRange(TopicPartition partition, long next) {
        return new Trouble(partition, next, Long.MAX_VALUE, "");
    }

    static Trouble truncated(TopicPartition partition, long next, long lostFrom) {
        return new Trouble(partition, next, lostFrom, "");
    }

    static Trouble unreadable(TopicPartition partition, long next, String why) {
        return new Trouble(partition, next, Long.MAX_VALUE, why);
    }

    boolean isUnreadable() {
        return !unreadable.isEmpty();
    }
}
