// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.isolation;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll may read.
 *
 * @param readable the partitions, where the kind is {@link Kind#ONLY}
 */
public record Turn(Kind kind, Set<TopicPartition> readable) {

    public static final Turn ALL = new Turn(Kind.ALL, Set.of());
    static final Turn NONE = new Turn(Kind.NONE, Set.of());

    /** Whether a poll is restricted. */
    public enum Kind {
        /** All partitions that are not held may be read. */
        ALL,
        /** Those that are named may be read. */
        ONLY,
        /** Nothing may be read for a moment, until what was handed over is confirmed. */
        NONE
    }

    static Turn only(Set<TopicPartition> readable) {
        return new Turn(Kind.ONLY, Set.copyOf(readable));
    }
}
