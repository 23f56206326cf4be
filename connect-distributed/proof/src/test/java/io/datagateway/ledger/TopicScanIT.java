// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.embedded.EmbeddedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.util.clusters.EmbeddedKafkaCluster;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TopicScanIT {

    private static final EmbeddedKafkaCluster KAFKA = new EmbeddedKafkaCluster(1, EmbeddedCluster.brokerProperties());

    @BeforeAll
    static void start() {
        KAFKA.start();
    }

    @AfterAll
    static void stop() {
        KAFKA.stop();
    }

    @Test
    void readsWhatIsCommittedInAllThreeTopics() {
        create("orders", 2, 2, 2);
        try (var producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "orders.raw", 0, "a/0", "one");
            send(producer, "orders.raw", 1, "a/1", "two");
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, "orders.raw", 0, "b/0", "aborted");
            producer.flush();
            producer.abortTransaction();
            producer.beginTransaction();
            send(producer, "orders.raw", 0, null, "three");
            send(producer, "orders.prod", 0, "a/0", "one");
            send(producer, "orders.dlq", 1, "a/1", "two");
            producer.commitTransaction();
        }
        var found = new ArrayList<StoredRecord>();

        assertThat(scan("orders").read(found::add)).isEqualTo(5);
        assertThat(found)
                .containsExactlyInAnyOrder(
                        new StoredRecord(TopicKind.RAW, 0, 0, "a/0", hash("one")),
                        new StoredRecord(TopicKind.RAW, 1, 0, "a/1", hash("two")),
                        // behind the marker of the commit, the aborted record and its marker
                        new StoredRecord(TopicKind.RAW, 0, 4, "", hash("three")),
                        new StoredRecord(TopicKind.PROD, 0, 0, "a/0", hash("one")),
                        new StoredRecord(TopicKind.DLQ, 1, 0, "a/1", hash("two")));
    }

    @Test
    void readsEmptyTopics() {
        create("empty", 3, 3, 3);

        assertThat(scan("empty").read(record -> {})).isZero();
    }

    @Test
    void refusesTopicsThatDoNotBelongTogether() {
        create("uneven", 2, 2, 1);

        assertThatThrownBy(() -> scan("uneven").read(record -> {}))
                .hasMessageContaining("uneven.dlq has 1 partitions and raw has 2");
        assertThatThrownBy(() -> scan("missing").read(record -> {}))
                .hasMessageContaining("missing.raw has 0 partitions");
    }

    private static TopicScan scan(String baseTopic) {
        return new TopicScan(KAFKA.bootstrapServers(), baseTopic, Duration.ofSeconds(60));
    }

    private static void create(String baseTopic, int raw, int prod, int dlq) {
        KAFKA.createTopic(baseTopic + ".raw", raw);
        KAFKA.createTopic(baseTopic + ".prod", prod);
        KAFKA.createTopic(baseTopic + ".dlq", dlq);
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        KAFKA.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "scan"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, String topic, int partition, @Nullable String id, String value) {
        var record = new ProducerRecord<byte[], byte[]>(topic, partition, null, value.getBytes(UTF_8));
        if (id != null) {
            record.headers().add("record-id", id.getBytes(UTF_8));
        }
        producer.send(record);
    }

    private static String hash(String value) {
        return ExpectedDatum.hash(value.getBytes(UTF_8));
    }
}
