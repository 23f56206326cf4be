// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.Layout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Producers without a gateway, one for each of its tasks. In turn, each writes its share of the records that may be in
 * flight and an offset, and waits until Kafka has acknowledged them: in a transaction, if the tasks use transactions
 * (KIP-618). No gateway whose clients wait for Kafka answers faster.
 */
final class TransactionBaseline implements Subject, AutoCloseable {

    /** Tasks of the gateway, as shipped. */
    private static final int TASKS = 2;

    private static final String OFFSETS = "limit.offsets";

    private final Workload workload;
    private final String topic;
    private final int waiting;
    private final boolean transactional;
    private final List<Producer<byte[], byte[]>> producers = new ArrayList<>();
    private volatile boolean failed;
    private final ClientPool clientPool = new ClientPool();

    /** @param waiting records of all producers that are in flight at a time */
    TransactionBaseline(BenchTestBed testBed, Workload workload, String topic, int waiting)
            throws IOException, InterruptedException {
        this.workload = workload;
        this.topic = topic;
        this.waiting = waiting;
        this.transactional = testBed.cluster().topology().layout() == Layout.SINGLE;
        testBed.topics(List.of(topic, OFFSETS));
        for (int task = 0; task < TASKS; task++) {
            producers.add(producer(testBed, task));
        }
    }

    private Producer<byte[], byte[]> producer(BenchTestBed testBed, int task) throws IOException {
        if (!transactional) {
            return testBed.producer(Map.of());
        }
        var producer = testBed.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + "-" + task));
        producer.initTransactions();
        return producer;
    }

    @Override
    public String name() {
        return "bare producers, " + waiting / TASKS + " records " + (transactional ? "a transaction" : "at a time");
    }

    @Override
    public double round(int seconds) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Callable<Long>> tasks = new ArrayList<>();
        for (Producer<byte[], byte[]> producer : producers) {
            tasks.add(() -> writeUntil(end, producer));
        }
        long records = clientPool.run(tasks).stream().mapToLong(Long::longValue).sum();
        if (failed) {
            throw new IOException("Kafka did not take a record");
        }
        return records * 1e9 / (System.nanoTime() - begin);
    }

    private long writeUntil(long endNanos, Producer<byte[], byte[]> producer) {
        long number = 0;
        while (System.nanoTime() < endNanos) {
            if (transactional) {
                producer.beginTransaction();
            }
            for (int i = 0; i < waiting / TASKS; i++) {
                KeyedDatum datum = workload.datum(number++);
                send(producer, new ProducerRecord<>(topic, datum.key(), datum.value()));
            }
            send(
                    producer,
                    new ProducerRecord<>(
                            OFFSETS, workload.datum(0).key(), workload.datum(0).key()));
            if (transactional) {
                producer.commitTransaction();
            } else {
                producer.flush();
            }
        }
        return number;
    }

    private void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> rec) {
        var unused = producer.send(rec, (metadata, failure) -> failed |= failure != null);
    }

    @Override
    public void close() {
        clientPool.close();
        producers.forEach(Producer::close);
    }
}
