// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to the topic of one team: that of another goes on in the same task, and one setting mends it. */
@Timeout(240)
class HeldPartitionsIT {

    @AutoClose
    private static TestCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new TestCluster();
    }

    @Test
    void recordsThatArePurgedBeforeTheyAreValidatedHoldTheirTopicOnly() throws Exception {
        Map<String, String> settings = families("purged");
        cluster.stop("purged");
        cluster.send("purged.a.raw", 10, 20);
        purge("purged.a.raw", 15);

        cluster.connect().resumeConnector("purged");
        HeldMetrics.await("purged.a.raw", "records-lost");
        cluster.send("purged.b.raw", 10, 20);
        assertThat(cluster.awaitArrived("purged.b", 20)).hasSize(20);

        settings.put("records.lost", "purged.a.raw/0/10");
        cluster.connect().configureConnector("purged", settings);
        assertThat(cluster.awaitArrived("purged.a", 15)).hasSize(15);
        HeldMetrics.await("purged.a.raw", "");
        assertThat(numbers(cluster.stopAndReadAll("purged", "purged.a")))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                        .filter(number -> number < 10 || number >= 15)
                        .boxed()
                        .toList());
        assertThat(numbers(cluster.stopAndReadAll("purged", "purged.b"))).doesNotHaveDuplicates();
    }

    @Test
    void aTopicThatIsMadeAnewIsHeldUntilTheLossIsAcceptedAndItsNeighbourGoesOn() throws Exception {
        Map<String, String> settings = families("anew");

        cluster.connect().kafka().deleteTopic("anew.a.raw");
        cluster.connect().kafka().createTopic("anew.a.raw", 1);
        cluster.send("anew.a.raw", 20, 25);
        HeldMetrics.await("anew.a.raw", "records-lost");
        cluster.send("anew.b.raw", 10, 20);
        assertThat(cluster.awaitArrived("anew.b", 20)).hasSize(20);

        settings.put("records.lost", "anew.a.raw/0/10");
        cluster.connect().configureConnector("anew", settings);
        cluster.awaitArrived("anew.a", 15);
        cluster.send("anew.a.raw", 25, 50);
        cluster.awaitArrived("anew.a", 40);

        assertThat(numbers(cluster.stopAndReadAll("anew", "anew.a")))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 50)
                        .filter(number -> number < 10 || number >= 20)
                        .boxed()
                        .toList());
        assertThat(numbers(cluster.stopAndReadAll("anew", "anew.b"))).doesNotHaveDuplicates();
    }

    @Test
    void aTopicWhoseTargetIsMissingWaitsForItAndIsSeen() throws Exception {
        families("waits");
        cluster.connect().kafka().createTopic("waits.c.raw", 1);
        cluster.connect().kafka().createTopic("waits.c.prod", 1);
        cluster.send("waits.c.raw", 0, 10);
        HeldMetrics.await("waits.c.raw", "target-not-ready");

        cluster.connect().kafka().createTopic("waits.c.dlq", 1);

        assertThat(cluster.awaitArrived("waits.c", 10)).hasSize(10);
        HeldMetrics.await("waits.c.raw", "");
    }

    /** Two families, which one task serves; ten records of each have arrived. */
    private static Map<String, String> families(String prefix) throws Exception {
        cluster.createFamily(prefix + ".a", 1, 1, 1);
        cluster.createFamily(prefix + ".b", 1, 1, 1);
        Map<String, String> settings = cluster.connectorFor(prefix);
        settings.put("tasks.max", "1");
        cluster.connect().configureConnector(prefix, settings);
        cluster.send(prefix + ".a.raw", 0, 10);
        cluster.send(prefix + ".b.raw", 0, 10);
        assertThat(cluster.awaitArrived(prefix + ".a", 10)).hasSize(10);
        assertThat(cluster.awaitArrived(prefix + ".b", 10)).hasSize(10);
        return settings;
    }

    private static void purge(String topic, long before) throws Exception {
        try (Admin admin = cluster.admin()) {
            TopicPartition raw = new TopicPartition(topic, 0);
            admin.deleteRecords(Map.of(raw, RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    private static List<Integer> numbers(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> Integer.parseInt(new String(record.key(), UTF_8)))
                .toList();
    }
}
