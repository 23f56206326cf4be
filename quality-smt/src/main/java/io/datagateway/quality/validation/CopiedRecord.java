// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.position.SourcePosition;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a raw record, as Connect sends it. Equal only to itself: under exactly-once Connect keeps the records of
 * a transaction in a hash map, where comparing content would be slow and two equal records would become one.
 */
final class CopiedRecord extends SourceRecord {

    private final CopiedBatch batch;
    private final Route route;

    /** @param wentOnAt as {@link SourcePosition#wentOnAt} */
    CopiedRecord(Route route, ConsumerRecord<byte[], byte[]> raw, @Nullable Long wentOnAt, CopiedBatch batch) {
        super(
                route.sourcePartition(),
                new SourcePosition(raw.offset(), route.topicId(), wentOnAt).toMap(),
                route.targetTopic(),
                route.targetPartition(),
                Schema.OPTIONAL_BYTES_SCHEMA,
                raw.key(),
                Schema.OPTIONAL_BYTES_SCHEMA,
                raw.value(),
                timestamp(raw),
                headers(raw));
        this.batch = batch;
        this.route = route;
        batch.add();
    }

    /** The partition that it is a copy from. */
    TopicPartition from() {
        return route.from();
    }

    /** Those that were made of the same partition in the same poll. */
    CopiedBatch batch() {
        return batch;
    }

    /** Notes that Kafka has the copy. */
    void confirm() {
        batch.confirm();
    }

    /** Notes that the copy will never be in Kafka. */
    void drop() {
        batch.drop();
    }

    /** The timestamp in milliseconds. Kafka has -1 where an old producer gave none; in Connect that is null. */
    private static @Nullable Long timestamp(ConsumerRecord<byte[], byte[]> raw) {
        return raw.timestamp() < 0 ? null : raw.timestamp();
    }

    private static ConnectHeaders headers(ConsumerRecord<byte[], byte[]> raw) {
        ConnectHeaders headers = new ConnectHeaders();
        for (Header header : raw.headers()) {
            headers.addBytes(header.key(), header.value());
        }
        return headers;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /**
     * The part of a copy that is equal for all records of one partition.
     *
     * @param targetTopic the dead letter topic: a record that no SMT has routed must not reach the consumers
     */
    record Route(
            TopicPartition from,
            Map<String, Object> sourcePartition,
            String topicId,
            String targetTopic,
            Integer targetPartition) {

        static Route of(RawPartition raw) {
            return new Route(
                    raw.topicPartition(),
                    SourcePosition.keyOf(raw),
                    raw.topicId().toString(),
                    raw.family().dlq(),
                    raw.target());
        }
    }
}
