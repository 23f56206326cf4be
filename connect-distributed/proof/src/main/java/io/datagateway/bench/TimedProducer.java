// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A producer that writes the records of a load straight to Kafka, at the times of that load's schedule. Its latency is
 * that of an application that needs no gateway.
 */
final class TimedProducer implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Workload workload;
    private final String topic;
    private final int records;

    /** @param records records of a batch, which is done when all of them are acknowledged */
    TimedProducer(Producer<byte[], byte[]> producer, Workload workload, String topic, int records) {
        this.producer = producer;
        this.workload = workload;
        this.topic = topic;
        this.records = records;
    }

    LatencyHistogram run(double perSecond, int seconds) {
        var times = new OpenLoopSchedule(perSecond, seconds);
        var latencies = new LatencyHistogram();
        long number = 0;
        for (long time = times.awaitNext(); time != 0; time = times.awaitNext()) {
            send(time, number, latencies);
            number += records;
        }
        producer.flush();
        return latencies;
    }

    private void send(long timeNanos, long first, LatencyHistogram latencies) {
        var missing = new AtomicInteger(records);
        for (int i = 0; i < records; i++) {
            KeyedDatum datum = workload.datum(first + i);
            var unused = producer.send(
                    new ProducerRecord<>(topic, datum.key(), datum.value()),
                    (metadata, failure) -> acknowledged(missing, timeNanos, latencies));
        }
    }

    private static void acknowledged(AtomicInteger missing, long timeNanos, LatencyHistogram latencies) {
        if (missing.decrementAndGet() == 0) {
            latencies.endOf(timeNanos);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
