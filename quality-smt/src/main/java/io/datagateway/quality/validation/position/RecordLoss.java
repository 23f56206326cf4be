// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import org.apache.kafka.common.TopicPartition;

/**
 * The loss of raw records before they were validated. Going on without asking would hide it.
 *
 * @param next the offset that was to be copied next
 * @param goOn the offset of the first record there is, to go on with
 * @param what what has happened
 */
public record RecordLoss(TopicPartition partition, Kind kind, long next, long goOn, String what) {

    /** How records are lost. */
    enum Kind {
        /** Retention or an operator has deleted the oldest ones. */
        DELETED,
        /** As {@link #DELETED}, of one offset after the last copy, with nothing behind it: mostly that of a marker. */
        LAST_OFFSET,
        /** The newest ones are gone, as with an unclean election. Others may take their offsets later. */
        TRUNCATED,
        /** The topic was deleted and created again. */
        OTHER_TOPIC
    }

    static RecordLoss deleted(TopicPartition partition, long next, PartitionOffsets.Range range) {
        return new RecordLoss(partition, Kind.DELETED, next, range.begin(), onlyHas(next, range));
    }

    static RecordLoss lastOffset(TopicPartition partition, long next, PartitionOffsets.Range range) {
        String what =
                "offset " + next + " is deleted, after which there was nothing: the marker of a transaction if raw"
                        + " is written with transactions, and else a record that was not validated";
        return new RecordLoss(partition, Kind.LAST_OFFSET, next, range.begin(), what);
    }

    /** @param end the first offset that Kafka has lost */
    static RecordLoss truncated(TopicPartition partition, long next, PartitionOffsets.Range range, long end) {
        return new RecordLoss(partition, Kind.TRUNCATED, next, end, onlyHas(next, range));
    }

    private static String onlyHas(long next, PartitionOffsets.Range range) {
        return "the next record to validate has offset " + next + ", but Kafka has only those from " + range.begin()
                + " up to but not including " + range.end();
    }

    /** The loss if the position now means another record, or none. */
    static RecordLoss otherTopic(TopicPartition partition, SourcePosition position, long begin) {
        String what = "the topic was created anew: the next record to validate, offset " + position.next()
                + ", was one of the topic with id " + position.topicId();
        return new RecordLoss(partition, Kind.OTHER_TOPIC, position.next(), begin, what);
    }

    /** True if the offsets that come now were those of other records before. */
    boolean isAnew() {
        return kind == Kind.TRUNCATED || kind == Kind.OTHER_TOPIC;
    }

    /** True if nobody can tell whether it was a record. */
    boolean isOfOneOffset() {
        return kind == Kind.LAST_OFFSET;
    }

    /** The value of the setting that accepts this loss, and no other. */
    public String name() {
        return kind == Kind.TRUNCATED ? name(partition, next, goOn) : name(partition, next);
    }

    /** The value of the setting that lets {@code partition} go on at {@code goOn} instead of {@code next}. */
    public static String name(TopicPartition partition, long next, long goOn) {
        return name(partition, next) + "/" + goOn;
    }

    private static String name(TopicPartition partition, long next) {
        return partition.topic() + "/" + partition.partition() + "/" + next;
    }

    /** What an operator must know and do. */
    public String detail() {
        return "Records are lost: " + what + ". Find out whether that matters. Then set records.lost=" + name()
                + " (several separated by commas) in the connector's settings, which goes on at offset " + goOn + ".";
    }

    /** The number of offsets that are lost, as far as it is known; at least 1. */
    public long offsets() {
        return Math.max(1, kind == Kind.DELETED ? goOn - next : 1);
    }
}
