// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a real broker and a real worker: POST → raw → prod or dlq. */
class EndToEndIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    static Path certs;

    @TempDir
    static Path contracts;

    @AutoClose
    private static GatewayCluster cluster;

    private static Orders orders;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        cluster.createTopics(Orders.TOPIC, 3);
        cluster.copyContracts(contracts);
        Path broken = Files.createDirectory(contracts.resolve(GatewayCluster.BROKEN));
        Files.writeString(broken.resolve(GatewayCluster.BROKEN + "-1.0.0.odcs.yaml"), "kind: DataContrakt\n");
        cluster.deploy();
        orders = new Orders(GatewayCluster.BUNDLE.resolve("contracts"));
    }

    @Test
    void everyRecordOfABatchReachesRawAndThenProdOrDlqByteForByte() throws Exception {
        GenericRecord good = orders.order("ord-1", 10, "pending");
        GenericRecord bad = orders.order("ord-2", 10, "lost");
        var headers = new HashMap<>(Orders.headers(2));
        headers.put("producer-id", "shop-7");
        headers.put("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        Answer answer = cluster.client(Orders.TOPIC).post(Orders.TOPIC, headers, orders.body(List.of(good, bad)));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        String batch = answer.text("batchId");
        try (var reader = cluster.reader(Orders.TOPIC)) {
            Map<String, ConsumerRecord<byte[], byte[]>> records = reader.await(batch, 4, SOON).stream()
                    .collect(Collectors.toMap(r -> r.topic() + " " + TopicReader.header(r, "record-id"), r -> r));
            var rawGood = records.get("sales.orders.raw " + batch + "/0");
            var rawBad = records.get("sales.orders.raw " + batch + "/1");
            var prod = records.get("sales.orders.prod " + batch + "/0");
            var dlq = records.get("sales.orders.dlq " + batch + "/1");
            assertThat(records).hasSize(4);
            assertThat(rawGood.value()).isEqualTo(orders.body(List.of(good)));
            assertThat(rawBad.value()).isEqualTo(orders.body(List.of(bad)));
            assertThat(prod.value()).isEqualTo(rawGood.value());
            assertThat(dlq.value()).isEqualTo(rawBad.value());
            assertThat(new String(prod.key(), UTF_8)).isEqualTo("ord-1");
            assertThat(dlq.key()).isEqualTo(rawBad.key());
            assertThat(headers(rawGood))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "version",
                            "2.1.0",
                            "record-id",
                            batch + "/0",
                            "producer-id",
                            "shop-7",
                            "traceparent",
                            headers.get("traceparent")));
            assertThat(headers(prod)).isEqualTo(headers(rawGood));
            assertThat(headers(dlq))
                    .containsAllEntriesOf(headers(rawBad))
                    .containsEntry("quality.contract", "sales.orders:2.1.0")
                    .containsEntry("__connect.errors.topic", "sales.orders.raw")
                    .containsEntry("__connect.errors.partition", Integer.toString(rawBad.partition()))
                    .containsEntry("__connect.errors.offset", Long.toString(rawBad.offset()))
                    .containsEntry("__connect.errors.connector.name", "validation");
            assertThat(headers(dlq).get("quality.violations"))
                    .contains("status")
                    .doesNotContain("lost");
            assertThat(prod.timestamp()).isEqualTo(rawGood.timestamp());
        }
    }

    @Test
    void aShardDecidesThePartition() throws Exception {
        var headers = new HashMap<>(Orders.headers(5));
        headers.put("shard", "7");
        List<GenericRecord> records = IntStream.range(0, 5)
                .mapToObj(i -> orders.order("shard-" + i, 1, "pending"))
                .toList();

        Answer answer = cluster.client(Orders.TOPIC).post(Orders.TOPIC, headers, orders.body(records));

        assertThat(answer.status()).isEqualTo(201);
        try (var reader = cluster.reader(Orders.TOPIC)) {
            assertThat(reader.await(answer.text("batchId"), 10, SOON))
                    .hasSize(10)
                    .allSatisfy(record -> assertThat(record.partition()).isEqualTo(7 % 3));
        }
    }

    @Test
    void aTombstoneOfAContractReachesProdAndAForeignOneIsADeadLetterWithItsKey() throws Exception {
        var known = tombstone("known/0");
        known.headers().add("version", "2.1.0".getBytes(UTF_8));
        try (var producer = cluster.kafka().createProducer(Map.of())) {
            producer.send(known).get();
            producer.send(tombstone("foreign/0")).get();
        }

        try (var reader = cluster.reader(Orders.TOPIC)) {
            assertThat(reader.await("known", 2, SOON))
                    .extracting(ConsumerRecord::topic)
                    .containsExactlyInAnyOrder("sales.orders.raw", "sales.orders.prod");
            assertThat(reader.await("foreign", 2, SOON))
                    .allSatisfy(record -> assertThat(record.key()).isEqualTo("gone".getBytes(UTF_8)))
                    .extracting(ConsumerRecord::topic)
                    .containsExactlyInAnyOrder("sales.orders.raw", "sales.orders.dlq");
        }
    }

    private static ProducerRecord<byte[], byte[]> tombstone(String recordId) {
        var tombstone = new ProducerRecord<byte[], byte[]>("sales.orders.raw", 0, "gone".getBytes(UTF_8), null);
        tombstone.headers().add("record-id", recordId.getBytes(UTF_8));
        return tombstone;
    }

    /** A typing mistake in one team's contract, which stands in the folder of all. */
    @Test
    void aTopicWithABrokenContractIsAnswered503WhileOthersAreServed() throws Exception {
        byte[] body = orders.body(List.of(orders.order("fine", 1, "pending")));

        Answer broken =
                cluster.client(GatewayCluster.BROKEN).post(GatewayCluster.BROKEN, Orders.headers(1), new byte[] {0});
        Answer served = cluster.client(Orders.TOPIC).post(Orders.TOPIC, Orders.headers(1), body);

        assertThat(broken.status()).isEqualTo(503);
        assertThat(broken.text("code")).isEqualTo("ContractUnavailable");
        assertThat(served.status()).isEqualTo(201);
    }

    @Test
    void whatIsNotEntitledIsRefusedAndNotWritten() throws Exception {
        byte[] body = orders.body(List.of(orders.order("no", 1, "pending")));

        assertThat(cluster.client(null)
                        .post(Orders.TOPIC, Orders.headers(1), body)
                        .status())
                .isEqualTo(401);
        assertThat(cluster.client("sales.refunds")
                        .post(Orders.TOPIC, Orders.headers(1), body)
                        .status())
                .isEqualTo(403);
        assertThat(cluster.client(Orders.TOPIC)
                        .post(Orders.TOPIC, Orders.headers(2), body)
                        .text("code"))
                .isEqualTo("BatchCountMismatch");
    }

    @Test
    void aTopicMadeLaterIsServedWithoutARestart() throws Exception {
        cluster.createTopics("reference.types", 1);
        var junk = new ProducerRecord<byte[], byte[]>("reference.types.raw", 0, null, new byte[] {1});
        junk.headers().add("record-id", "junk/0".getBytes(UTF_8)).add("version", "1.0.0".getBytes(UTF_8));
        try (var producer = cluster.kafka().createProducer(Map.of())) {
            producer.send(junk).get();
        }

        try (var reader = new TopicReader(cluster.kafka().bootstrapServers(), List.of("reference.types.dlq"))) {
            assertThat(reader.await("junk", 1, SOON)).hasSize(1);
        }
    }

    /** On the same cluster, as a start of one takes longer than these tests. */
    @Nested
    class UnderLoad extends EndToEndUnderLoad {
        UnderLoad() {
            super(cluster, orders);
        }
    }

    private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        var headers = new HashMap<String, String>();
        for (Header header : record.headers()) {
            assertThat(headers.put(header.key(), new String(header.value(), UTF_8)))
                    .as("header %s stands twice", header.key())
                    .isNull();
        }
        return headers;
    }
}
