// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.util.clusters.WorkerHandle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The connector in a real worker against a real broker, with exactly-once on. Each test has topics of its own. */
@Timeout(240)
class ValidationConnectorIT {

    @AutoClose
    private static TestCluster cluster;

    private final ExecutorService sender = Executors.newSingleThreadExecutor();

    @BeforeAll
    static void start() throws Exception {
        cluster = new TestCluster();
    }

    @AfterEach
    void stopSending() {
        sender.shutdownNow();
    }

    @Test
    void everyRecordArrivesExactlyOnceThoughTheWorkerIsReplacedInMidStream() throws Exception {
        cluster.createFamily("sales.orders", 4, 2, 2);
        Map<String, String> settings = cluster.connectorFor("sales");
        settings.put("kafka.max.poll.records", "50");
        configure(settings, 2);
        AtomicBoolean replaced = new AtomicBoolean();
        Future<Integer> sending = sender.submit(() -> cluster.sendUntil(replaced::get, "sales.orders.raw"));
        cluster.awaitArrived("sales.orders", 100);

        WorkerHandle old = cluster.connect().workers().iterator().next();
        cluster.connect().addWorker();
        cluster.connect().removeWorker(old);
        abortedTransaction("sales.orders.raw");
        awaitTasks("sales", 2);
        replaced.set(true);
        int sent = sending.get();
        cluster.awaitArrived("sales.orders", sent);

        List<ConsumerRecord<byte[], byte[]>> arrived = cluster.stopAndReadAll("sales", "sales.orders");
        assertThat(numbers(arrived)).containsExactlyInAnyOrderElementsOf(upTo(sent));
        assertThat(arrived)
                .allSatisfy(record -> assertThat(record.topic())
                        .isEqualTo(number(record) % 2 == 0 ? "sales.orders.prod" : "sales.orders.dlq"));
    }

    @Test
    void whatClientsSendAgainArrivesOnceThoughTheWorkerIsReplacedInMidStream() throws Exception {
        cluster.createFamily("retried.orders", 4, 2, 2);
        Map<String, String> settings = cluster.connectorFor("retried");
        settings.put("kafka.max.poll.records", "50");
        configure(settings, 2);
        AtomicBoolean replaced = new AtomicBoolean();
        try (RetryingClient client = new RetryingClient(cluster, "retried.orders.raw")) {
            Future<Integer> sending = sender.submit(() -> client.sendUntil(replaced::get));
            cluster.awaitArrived("retried.orders", 100);

            WorkerHandle old = cluster.connect().workers().iterator().next();
            cluster.connect().addWorker();
            cluster.connect().removeWorker(old);
            awaitTasks("retried", 2);
            replaced.set(true);
            int sent = sending.get();
            client.sendAllAgain(sent, 4);
            List<String> wanted = RetryingClient.wanted(sent, 4);
            cluster.awaitArrived("retried.orders", wanted.size());

            assertThat(cluster.stopAndReadAll("retried", "retried.orders"))
                    .extracting(RetryingClient::describe)
                    .containsExactlyInAnyOrderElementsOf(wanted);
        }
    }

    @Test
    void aNewTopicAndAddedPartitionsAreFoundByThemselves() throws Exception {
        cluster.createFamily("found.early", 1, 1, 1);
        configure(cluster.connectorFor("found"), 2);
        cluster.send("found.early.raw", 0, 10);
        cluster.awaitArrived("found.early", 10);

        cluster.createFamily("found.late", 1, 1, 1);
        cluster.send("found.late.raw", 0, 10);
        cluster.awaitArrived("found.late", 10);

        try (Admin admin = cluster.admin();
                Producer<byte[], byte[]> producer = cluster.producer(Map.of())) {
            admin.createPartitions(Map.of("found.early.raw", NewPartitions.increaseTo(3)))
                    .all()
                    .get();
            IntStream.range(10, 20).forEach(number -> producer.send(cluster.raw("found.early.raw", 2, number)));
        }
        cluster.awaitArrived("found.early", 20);

        assertThat(numbers(cluster.stopAndReadAll("found", "found.early")))
                .containsExactlyInAnyOrderElementsOf(upTo(20));
    }

    @Test
    void theWorkerShowsEachFaultOfTheSettingsWithItsRemedy() {
        Map<String, String> settings = cluster.connectorFor("refused");
        assertThat(objections(settings)).isEmpty();

        settings.put("errors.tolerance", "all");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("transforms", "route,validate");
        settings.put("topic.regex", "x");
        settings.put("kafka.security.protocl", "x");
        settings.put("transforms.route.connector", "x");
        settings.put("transforms.validate.contracts.path", "/no/such/folder");
        assertThat(objections(settings))
                .anyMatch(message -> message.contains("errors.tolerance must be none"))
                .anyMatch(message -> message.contains("value.converter must be"))
                .anyMatch(message -> message.contains("Set transforms=validate,route"))
                .anyMatch(message -> message.contains("did you mean topics.regex"))
                .anyMatch(message -> message.contains("did you mean kafka.security.protocol"))
                .anyMatch(message -> message.contains("did you mean transforms.route.connector.name"))
                .anyMatch(message -> message.contains("not a folder"))
                .hasSize(7);
    }

    private static List<String> objections(Map<String, String> settings) {
        return cluster
                .connect()
                .validateConnectorConfig(ValidationSourceConnector.class.getName(), settings)
                .configs()
                .stream()
                .flatMap(config -> config.configValue().errors().stream())
                .toList();
    }

    private static void configure(Map<String, String> settings, int tasks) throws InterruptedException {
        cluster.connect().configureConnector(settings.get("name"), settings);
        awaitTasks(settings.get("name"), tasks);
    }

    private static void awaitTasks(String connector, int tasks) throws InterruptedException {
        cluster.connect().assertions().assertConnectorAndExactlyNumTasksAreRunning(connector, tasks, "not running");
    }

    private static void abortedTransaction(String topic) {
        try (Producer<byte[], byte[]> producer = cluster.producer(Map.of("transactional.id", "aborts"))) {
            producer.initTransactions();
            producer.beginTransaction();
            IntStream.range(9_000, 9_010).forEach(number -> producer.send(cluster.raw(topic, null, number)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static List<Integer> numbers(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(ValidationConnectorIT::number).toList();
    }

    private static int number(ConsumerRecord<byte[], byte[]> record) {
        return Integer.parseInt(new String(record.key(), UTF_8));
    }

    private static List<Integer> upTo(int end) {
        return IntStream.range(0, end).boxed().toList();
    }
}
