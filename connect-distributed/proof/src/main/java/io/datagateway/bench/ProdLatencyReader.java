// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer of committed records that knows when each should have been sent: it stands in front of its record id. */
final class ProdLatencyReader implements Runnable, AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private volatile LatencyHistogram latencies = new LatencyHistogram();
    private volatile boolean closed;

    /** Reads what comes from now on. */
    ProdLatencyReader(BenchTestBed testBed, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        testBed.cluster().topology().bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        "5000"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, BenchTestBed.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        new Thread(this, "prod-reader").start();
    }

    /** Of the records that come from now on. */
    LatencyHistogram restart() {
        latencies = new LatencyHistogram();
        return latencies;
    }

    @Override
    public void run() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> each : consumer.poll(WAIT)) {
                    time(each);
                }
            }
        }
    }

    /** Records that were sent without a time have a longer id, a UUID. */
    private void time(ConsumerRecord<byte[], byte[]> each) {
        String id = new String(each.headers().lastHeader("record-id").value(), US_ASCII);
        String time = id.substring(0, id.indexOf('/'));
        if (time.indexOf('-') < 0) {
            latencies.endOf(Long.parseLong(time));
        }
    }

    /** The thread ends soon after. */
    @Override
    public void close() {
        closed = true;
    }
}
