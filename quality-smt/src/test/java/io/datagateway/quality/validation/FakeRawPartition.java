// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** One raw partition as Kafka keeps it; any number of consumers read it one after the other. */
final class FakeRawPartition {

    final TopicPartition partition = new TopicPartition("sales.orders.raw", 0);
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private long begin;
    private long end;

    /** The offsets that the newest consumer was given, in the order of reading. */
    final List<Long> given = new ArrayList<>();

    void append(ConsumerRecord<byte[], byte[]> record) {
        records.add(record);
        end = record.offset() + 1;
    }

    /** Deletes records from the beginning, as retention does. */
    void deleteBefore(long offset) {
        records.removeIf(record -> record.offset() < offset);
        begin = offset;
    }

    /** Loses records at the end, as an unclean leader election does. */
    void loseFrom(long offset) {
        records.removeIf(record -> record.offset() >= offset);
        end = offset;
    }

    MockConsumer<byte[], byte[]> consumer(int maxPollRecords) {
        given.clear();
        return new MockConsumer<>("none") {
            @Override
            public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
                updateBeginningOffsets(Map.of(partition, begin));
                updateEndOffsets(Map.of(partition, end));
                long position = position(partition);
                if (position > end || position < begin) {
                    setPollException(new OffsetOutOfRangeException(Map.of(partition, position)));
                }
                records.stream()
                        .filter(record -> record.offset() >= position)
                        .limit(maxPollRecords)
                        .forEach(this::addRecord);
                ConsumerRecords<byte[], byte[]> batch = super.poll(timeout);
                batch.forEach(record -> given.add(record.offset()));
                return batch;
            }

            @Override
            public synchronized Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> of) {
                updateBeginningOffsets(Map.of(partition, begin));
                return super.beginningOffsets(of);
            }

            @Override
            public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> of) {
                updateEndOffsets(Map.of(partition, end));
                return super.endOffsets(of);
            }

            @Override
            public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                    Map<TopicPartition, Long> times) {
                Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
                records.stream()
                        .filter(record -> record.timestamp() >= times.get(partition))
                        .findFirst()
                        .ifPresent(record ->
                                found.put(partition, new OffsetAndTimestamp(record.offset(), record.timestamp())));
                return found;
            }
        };
    }
}
