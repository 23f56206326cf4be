// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.ledger.TopicKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer of committed records in prod and dlq of some topics, which takes the time since they were in raw: their
 * timestamp is that of raw.
 */
final class ArrivalReader implements Runnable, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final List<TeamLoad> loads;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this, "arrivals");
    private volatile boolean closed;

    /** Will read what comes from now on. */
    ArrivalReader(String bootstrapServers, List<TeamLoad> loads) {
        this.loads = loads;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        100),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = new ArrayList<TopicPartition>();
        for (TeamLoad load : loads) {
            for (TopicKind kind : List.of(TopicKind.PROD, TopicKind.DLQ)) {
                consumer.partitionsFor(load.team().topic(kind))
                        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
            }
        }
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    arrived(record);
                }
            }
        }
    }

    private void arrived(ConsumerRecord<byte[], byte[]> record) {
        long age = Math.max(0, System.currentTimeMillis() - record.timestamp());
        for (TeamLoad load : loads) {
            if (record.topic().startsWith(load.team().topic() + ".")) {
                load.traffic().arrivals().endOf(System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(age));
            }
        }
    }

    /** Ends the thread soon after. */
    @Override
    public void close() {
        closed = true;
    }
}
