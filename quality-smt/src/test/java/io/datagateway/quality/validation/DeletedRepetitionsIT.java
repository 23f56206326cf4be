// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repetitions are not copied, so the stored position is before them. Without them a task that starts has lost nothing. */
@Timeout(240)
class DeletedRepetitionsIT {

    private static final String STATUS = "deleted-status";
    private static final TopicPartition RAW = new TopicPartition("deleted.a.raw", 0);

    @Test
    void repetitionsThatRetentionDeletesBehindTheLastCopyHoldNothing() throws Exception {
        try (TestCluster cluster = new TestCluster()) {
            start(cluster);
            send(cluster, 0, 10);
            send(cluster, 0, 10);
            awaitStatus(cluster, "\"position\":20,");
            cluster.stop("deleted");
            try (Admin admin = cluster.admin()) {
                admin.deleteRecords(Map.of(RAW, RecordsToDelete.beforeOffset(20)))
                        .all()
                        .get();
            }

            cluster.connect().resumeConnector("deleted");
            send(cluster, 10, 11);

            assertThat(cluster.awaitArrived("deleted.a", 11)).hasSize(11);
        }
    }

    private static void start(TestCluster cluster) {
        cluster.createFamily("deleted.a", 1, 1, 1);
        cluster.connect().kafka().createTopic(STATUS, 1);
        Map<String, String> settings = cluster.connectorFor("deleted");
        settings.put("tasks.max", "1");
        settings.put("status.topic", STATUS);
        cluster.connect().configureConnector("deleted", settings);
    }

    private static void send(TestCluster cluster, int first, int end) {
        try (Producer<byte[], byte[]> producer = cluster.producer(Map.of())) {
            for (int number = first; number < end; number++) {
                ProducerRecord<byte[], byte[]> record = cluster.raw(RAW.topic(), 0, number);
                record.headers().add("record-id", Integer.toString(number).getBytes(UTF_8));
                producer.send(record);
            }
        }
    }

    private static void awaitStatus(TestCluster cluster, String part) {
        try (var consumer = cluster.connect().kafka().createConsumer(Map.of())) {
            consumer.assign(List.of(new TopicPartition(STATUS, 0)));
            consumer.seekToBeginning(consumer.assignment());
            boolean isThere = false;
            while (!isThere) {
                for (ConsumerRecord<byte[], byte[]> status : consumer.poll(Duration.ofMillis(200))) {
                    isThere |= new String(status.value(), UTF_8).contains(part);
                }
            }
        }
    }
}
