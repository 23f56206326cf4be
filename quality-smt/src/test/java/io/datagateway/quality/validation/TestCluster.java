// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.embedded.EmbeddedCluster;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;

/**
 * A broker and a worker in this process, with exactly-once on. Records are orders: those with an even number hold to
 * their contract, the others are no Avro at all.
 */
final class TestCluster implements AutoCloseable {

    private static final Path CATALOG =
            Path.of("..", "contracts", "catalog").toAbsolutePath().normalize();
    private static final byte[] NO_AVRO = {1, 2, 3};

    private final EmbeddedCluster cluster;
    private final byte[] order;

    TestCluster() throws Exception {
        this("enabled");
    }

    /** @param exactlyOnce the worker's {@code exactly.once.source.support} */
    TestCluster(String exactlyOnce) throws Exception {
        cluster = new EmbeddedCluster("validation", workerSettings(exactlyOnce));
        File schema = CATALOG.resolve("sales.orders/sales.orders-2.1.0.avsc").toFile();
        order = new AvroEncoder(new Schema.Parser().parse(schema))
                .encode(Map.of(
                        "order_id", "order_10293",
                        "customer_id", "cust_4711",
                        "total_amount", 129.9,
                        "status", "pending",
                        "created_at", System.currentTimeMillis()));
    }

    private static Map<String, String> workerSettings(String exactlyOnce) {
        Map<String, String> settings = new HashMap<>();
        settings.put("exactly.once.source.support", exactlyOnce);
        settings.put("plugin.discovery", "service_load");
        settings.put("scheduled.rebalance.max.delay.ms", "0");
        settings.put("offset.storage.partitions", "1");
        settings.put("status.storage.partitions", "1");
        return settings;
    }

    EmbeddedConnectCluster connect() {
        return cluster.connect();
    }

    Admin admin() {
        return cluster.kafka().createAdminClient();
    }

    void createFamily(String base, int raw, int prod, int dlq) {
        cluster.createTopics(base, raw, prod, dlq);
    }

    /** Settings of a connector for the families whose name begins with {@code prefix}. */
    Map<String, String> connectorFor(String prefix) {
        Map<String, String> settings = ValidationSettings.good();
        settings.put("name", prefix);
        settings.put("kafka.bootstrap.servers", cluster.kafka().bootstrapServers());
        settings.put("topics.regex", prefix + "\\..+");
        settings.put("exactly.once.support", "required");
        settings.put("tasks.max", "2");
        settings.put("transforms.validate.contracts.path", CATALOG.toString());
        settings.put("transforms.route.connector.name", prefix);
        return settings;
    }

    Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        return cluster.kafka().createProducer(settings);
    }

    ProducerRecord<byte[], byte[]> raw(String topic, Integer partition, int number) {
        byte[] value = number % 2 == 0 ? order : NO_AVRO;
        ProducerRecord<byte[], byte[]> raw = new ProducerRecord<>(topic, partition, key(number), value);
        raw.headers().add("version", "2.1.0".getBytes(UTF_8));
        return raw;
    }

    private static byte[] key(int number) {
        return Integer.toString(number).getBytes(UTF_8);
    }

    /** Sends the records from number {@code first} up to but not including {@code end}. */
    void send(String topic, int first, int end) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (int number = first; number < end; number++) {
                producer.send(raw(topic, null, number));
            }
        }
    }

    /** Sends one record after the other, each when the one before is acknowledged, and returns how many they were. */
    int sendUntil(BooleanSupplier enough, String topic) throws Exception {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            int number = 0;
            while (!enough.getAsBoolean()) {
                producer.send(raw(topic, null, number++)).get();
            }
            return number;
        }
    }

    /** Everything in the targets of {@code base} that has been committed, as soon as it is at least {@code count}. */
    List<ConsumerRecord<byte[], byte[]>> awaitArrived(String base, int count) throws Exception {
        List<ConsumerRecord<byte[], byte[]>> arrived = new ArrayList<>();
        try (var consumer = cluster.kafka().createConsumer(Map.of("isolation.level", "read_committed"))) {
            List<TopicPartition> partitions = Stream.of(base + ".prod", base + ".dlq")
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
            while (arrived.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(arrived::add);
            }
        }
        return arrived;
    }

    /** Everything that is in the targets of {@code base} after the connector has come to rest. */
    List<ConsumerRecord<byte[], byte[]>> stopAndReadAll(String connector, String base) throws Exception {
        stop(connector);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        cluster.kafka()
                .consumeAll(30_000, Map.of("isolation.level", "read_committed"), null, base + ".prod", base + ".dlq")
                .forEach(all::add);
        return all;
    }

    void stop(String connector) throws InterruptedException {
        connect().stopConnector(connector);
        connect().assertions().assertConnectorIsStopped(connector, "not stopped");
    }

    @Override
    public void close() {
        cluster.close();
    }
}
