// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.client.CommittedConsumer;
import io.datagateway.ledger.TopicKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

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
        this.consumer = CommittedConsumer.atEnd(
                bootstrapServers,
                loads.stream()
                        .flatMap(
                                load -> Stream.of(TopicKind.PROD, TopicKind.DLQ).map(load.team()::topic))
                        .toList(),
                Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100));
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
