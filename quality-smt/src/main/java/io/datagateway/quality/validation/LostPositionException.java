// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The loss of raw records before they were validated. Only an operator can accept it, by setting the position by hand;
 * going on without one would hide the loss.
 */
final class LostPositionException extends ConnectException {

    private static final long serialVersionUID = 1L;

    private LostPositionException(String what, TopicPartition partition, String newOffset) {
        super(partition + ": " + what + " Find out whether the loss matters. Then PUT /connectors/<name>/stop, PATCH"
                + " /connectors/<name>/offsets with {\"offsets\": [{\"partition\": {\"topic\": \"" + partition.topic()
                + "\", \"partition\": " + partition.partition() + "}, \"offset\": " + newOffset
                + "}]}, which goes on with the next record there is, and PUT /connectors/<name>/resume.");
    }

    /** The exception if Kafka has deleted the record at {@code next}, or has lost it and all records after it. */
    static LostPositionException outOfRange(TopicPartition partition, long next, long beginning, long end) {
        String what = "the next record to validate has offset " + next + ", but Kafka has only those from " + beginning
                + " up to but not including " + end + ".";
        return new LostPositionException(what, partition, lastBefore(next < beginning ? beginning : end));
    }

    /** The exception if the topic was deleted and created again: the position now means another record, or none. */
    static LostPositionException otherTopic(RawPartition raw, SourcePosition position) {
        String what = "the topic was created anew: the position, offset " + position.offset() + ", is from the one with"
                + " id " + position.topicId() + ", and this one has id " + raw.topicId() + ".";
        return new LostPositionException(what, raw.topicPartition(), lastBefore(0));
    }

    /** The position after which {@code offset} comes next. */
    private static String lastBefore(long offset) {
        return offset == 0 ? "null" : "{\"offset\": " + (offset - 1) + "}";
    }
}
