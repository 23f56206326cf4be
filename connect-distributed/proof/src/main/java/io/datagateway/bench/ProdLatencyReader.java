// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.datagateway.client.CommittedConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A consumer of committed records that knows when each should have been sent: that time is the first part of its record
 * id.
 */
final class ProdLatencyReader implements Runnable, AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> consumer;
    private volatile LatencyHistogram latencies = new LatencyHistogram();
    private volatile boolean closed;

    /** Begins to read what comes from now on. */
    ProdLatencyReader(BenchTestBed testBed, String topic) {
        consumer = CommittedConsumer.atEnd(
                testBed.cluster().topology().bootstrapServers(),
                List.of(topic),
                Map.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000));
        new Thread(this, "prod-reader").start();
    }

    /** Returns a new histogram of the records that come from now on. */
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

    /** Records the latency of a record. Those that were sent without a time have a longer id, a UUID. */
    private void time(ConsumerRecord<byte[], byte[]> each) {
        String id = new String(each.headers().lastHeader("record-id").value(), US_ASCII);
        String time = id.substring(0, id.indexOf('/'));
        if (time.indexOf('-') < 0) {
            latencies.endOf(Long.parseLong(time));
        }
    }

    /** Ends the thread soon after. */
    @Override
    public void close() {
        closed = true;
    }
}
