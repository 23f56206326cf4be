// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.ContractCatalog;
import io.datagateway.http.testing.ReservedPort;
import io.datagateway.http.testing.TestCertificates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;
import org.apache.kafka.clients.admin.MockAdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Stands for a Connect worker and its Kafka: makes tasks of the real connector, which meet at one registry, and
 * acknowledges records when the test says so.
 */
final class TestWorker {

    static final String CONNECTOR = "gateway";

    private static final TestCertificates CERTIFICATES = new TestCertificates();

    final TestCertificates certificates = CERTIFICATES;
    final MockAdminClient kafka = MockAdminClient.create().build();

    /** Reads the status topic, if the test has made one. */
    final MockConsumer<byte[], byte[]> status = new MockConsumer<>("earliest");

    private final AtomicLong skippedNanos = new AtomicLong();
    private final ReservedPort reserved = new ReservedPort();
    final int port = reserved.number();

    volatile ContractCatalog contracts = TestContracts.catalog();

    private final Map<TopicPartition, AtomicLong> ends = new ConcurrentHashMap<>();
    private final List<Running> running = new ArrayList<>();
    private final ListenerRegistry listeners = new ListenerRegistry(new Dependencies(
            folder -> contracts,
            new KafkaClients(settings -> kafka, settings -> status),
            () -> System.nanoTime() + skippedNanos.get()));

    TestWorker() {
        createTopic(TestContracts.ORDERS, 3);
        createTopic(TestContracts.CLICKS, 1);
    }

    void createTopic(String topic, int partitions) {
        kafka.createTopics(List.of(
                new NewTopic(topic + ".raw", partitions, (short) 1).configs(Map.of("max.message.bytes", "20000"))));
        IntStream.range(0, partitions)
                .forEach(
                        partition -> kafka.updateEndOffsets(Map.of(new TopicPartition(topic + ".raw", partition), 0L)));
    }

    /** Settings with which the connector works; {@code changes} are keys and values in turn. */
    Map<String, String> settings(String... changes) {
        var settings = new HashMap<String, String>();
        settings.put("name", CONNECTOR);
        settings.put("listener.host", "localhost");
        settings.put("listener.port", Integer.toString(port));
        settings.put("listener.linger.ms", "0");
        putTls(settings, certificates);
        settings.put("contracts.path", Path.of("src").toAbsolutePath().toString());
        settings.put("kafka.bootstrap.servers", "localhost:9092");
        settings.put("metadata.refresh.ms", "20");
        for (String role : List.of("key", "value", "header")) {
            settings.put(role + ".converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        settings.put("producer.override.acks", "all");
        settings.put("producer.override.enable.idempotence", "true");
        IntStream.range(0, changes.length / 2).forEach(i -> settings.put(changes[2 * i], changes[2 * i + 1]));
        return settings;
    }

    /** Returns the settings that the connector refuses, with the reasons. */
    List<ConfigValue> refused(Map<String, String> settings) {
        return new HttpSourceConnector()
                .validate(settings).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .toList();
    }

    /** Starts an instance of task {@code number}, as Connect does. */
    HttpSourceTask start(int number, Map<String, String> settings) {
        var connector = new HttpSourceConnector();
        connector.start(settings);
        var task = new HttpSourceTask(listeners);
        task.start(connector.taskConfigs(number + 1).get(number));
        return task;
    }

    /** Skips time: for deadlines and heartbeats, not for sockets. */
    void pass(Duration time) {
        skippedNanos.addAndGet(time.toNanos());
    }

    /** Polls until the first look at the raw topics has shown them: then a wrong body is what is wrong. */
    void awaitTopics(HttpSourceTask task, TestProducer producer) throws InterruptedException {
        int status;
        do {
            task.poll();
            status = producer.post(TestContracts.ORDERS, request -> request.setHeader("batch", "2"), "a")
                    .join()
                    .status();
        } while (status == 503 || status == 408); // not ready yet, or so slow that the body came too late
    }

    /** Polls until so many records have come. */
    static List<SourceRecord> take(HttpSourceTask task, int count) throws InterruptedException {
        var taken = new ArrayList<SourceRecord>();
        while (taken.size() < count) {
            List<SourceRecord> polled = task.poll();
            taken.addAll(polled == null ? List.of() : polled);
        }
        return taken;
    }

    /** Runs the task as Connect does, with a Kafka that has every record at once, until it is closed. */
    Running run(HttpSourceTask task) throws InterruptedException {
        var started = new Running(task);
        running.add(started);
        started.alive.await();
        return started;
    }

    /** Starts a task and runs it once it knows the raw topics. */
    Running serve(int number, Map<String, String> settings) throws InterruptedException {
        return serve(number, settings, certificates);
    }

    /** @param ours by which the gateway knows its clients after the start */
    Running serve(int number, Map<String, String> settings, TestCertificates ours) throws InterruptedException {
        HttpSourceTask task = start(number, settings);
        awaitTopics(task, producer(ours.as(TestContracts.ORDERS)));
        return run(task);
    }

    /** A client with the certificate of a topic. */
    TestProducer producer(String topic) {
        return producer(certificates.as(topic));
    }

    TestProducer producer(SSLContext identity) {
        return new TestProducer(port, identity);
    }

    /** Stops every task that runs. */
    void stop() {
        running.forEach(Running::close);
    }

    /** The thread of a task. */
    final class Running implements AutoCloseable {

        private final HttpSourceTask task;
        private final Thread thread = new Thread(this::loop, "task-thread");
        private final AtomicInteger records = new AtomicInteger();
        private final CountDownLatch alive = new CountDownLatch(1);
        private volatile boolean stopping;

        private Running(HttpSourceTask task) {
            this.task = task;
            thread.start();
        }

        /** The number of records it has handed to Kafka. */
        int records() {
            return records.get();
        }

        private void loop() {
            try {
                while (!stopping) {
                    List<SourceRecord> polled = task.poll();
                    alive.countDown();
                    for (SourceRecord record : polled == null ? List.<SourceRecord>of() : polled) {
                        records.incrementAndGet();
                        task.commitRecord(record, written(record));
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                task.stop();
            }
        }

        @Override
        public void close() {
            stopping = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Kafka has the record: the next offset of its partition. */
    RecordMetadata written(SourceRecord record) {
        var partition = new TopicPartition(record.topic(), record.kafkaPartition());
        long offset = ends.computeIfAbsent(partition, key -> new AtomicLong()).getAndIncrement();
        return new RecordMetadata(partition, offset, 0, 0, 0, 0);
    }

    static void putTls(Map<String, String> settings, TestCertificates certificates) {
        certificates.serverSsl().forEach((key, value) -> settings.put("listener." + key, text(value)));
    }

    private static String text(Object value) {
        return value instanceof Password secret ? secret.value() : value.toString();
    }
}
