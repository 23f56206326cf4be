// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.CommittedConsumer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Counts the committed records that come into a topic from now on. */
final class RawRecordCounter implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;

    RawRecordCounter(String bootstrapServers, String topic) {
        consumer = CommittedConsumer.atEnd(
                bootstrapServers,
                List.of(topic),
                Map.of(
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 100_000,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 64 << 20,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 20));
    }

    /** Returns the number of records that have come, without those of open transactions. */
    long count() throws IOException {
        Set<TopicPartition> partitions = consumer.assignment();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long count = 0;
        long progress = System.nanoTime();
        while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
            int polled = consumer.poll(Duration.ofMillis(200)).count();
            count += polled;
            progress = polled > 0 ? System.nanoTime() : progress;
            if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                throw new IOException("raw cannot be read to its end: nothing came for " + PATIENCE.toSeconds() + " s");
            }
        }
        return count;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
