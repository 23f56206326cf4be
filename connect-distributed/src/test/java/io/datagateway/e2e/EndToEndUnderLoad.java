// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.Test;

/** Configs change and workers end under load, and every record that was answered 201 arrives once. */
abstract class EndToEndUnderLoad {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final GatewayCluster cluster;
    private final Orders orders;

    EndToEndUnderLoad(GatewayCluster cluster, Orders orders) {
        this.cluster = cluster;
        this.orders = orders;
    }

    @Test
    void twoTasksShareThePortAndAConfigChangeUnderLoadAnswersOnly201And503() throws Exception {
        try (var client = new PostingClient(cluster.client(Orders.TOPIC), orders)) {
            await(() -> client.accepted().size() > 20);
            cluster.deploy(GatewayCluster.GATEWAY, Map.of("queue.timeout.ms", "1500"));
            int before = client.accepted().size();
            cluster.awaitRunning();
            await(() -> client.accepted().size() > before + 20);

            client.end();

            assertThat(client.statuses()).isSubsetOf(201, 503);
            assertThat(client.brokenConnections()).isEmpty();
            assertEachRecordOnce(client.accepted());
        }
    }

    @Test
    void aWorkerRestartInMidStreamLosesAndRepeatsNothing() throws Exception {
        try (var client = new PostingClient(cluster.client(Orders.TOPIC), orders)) {
            await(() -> client.accepted().size() > 50);
            replaceWorker();
            int before = client.accepted().size();
            await(() -> client.accepted().size() > before + 50);

            client.end();

            assertThat(client.statuses()).isSubsetOf(201, 503);
            assertEachRecordOnce(client.accepted());
        }
    }

    @Test
    void aRequestSentAgainWithItsKeyCountsOnceThoughAnotherWorkerTakesIt() throws Exception {
        var batch = RepeatedBatch.of(orders);
        var client = cluster.client(Orders.TOPIC);

        Answer first = client.post(Orders.TOPIC, batch.headers(), batch.body());
        Answer replayed = client.post(Orders.TOPIC, batch.headers(), batch.body());
        replaceWorker();
        // As a client with a key does: whatever is not answered 201 is sent again.
        var patient = new PatientClient(client, Orders.TOPIC, SOON);
        Answer elsewhere = patient.post(batch.headers(), batch.body(), answer -> answer.status() == 201);
        patient.post(batch.headersOfTheLast(), batch.body(), answer -> answer.status() == 201);

        assertThat(first.status()).isEqualTo(201);
        assertThat(replayed.body()).isEqualTo(first.body());
        assertThat(elsewhere.body()).isNotEqualTo(first.body());
        try (var reader = cluster.reader(Orders.TOPIC)) {
            RepeatedBatch.assertCountsOnce(reader, SOON);
        }
    }

    private void replaceWorker() throws InterruptedException {
        cluster.connect().removeWorker();
        cluster.connect().addWorker();
        cluster.awaitRunning();
    }

    private void assertEachRecordOnce(List<String> batches) {
        try (var reader = cluster.reader(Orders.TOPIC)) {
            for (String batch : batches) {
                reader.await(batch, 4, SOON);
                assertThat(reader.await(batch, 4, Duration.ZERO))
                        .extracting(record -> record.topic() + " " + TopicReader.header(record, "record-id"))
                        .containsExactlyInAnyOrder(
                                "sales.orders.raw " + batch + "/0",
                                "sales.orders.raw " + batch + "/1",
                                "sales.orders.prod " + batch + "/0",
                                "sales.orders.dlq " + batch + "/1");
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        TestUtils.waitForCondition(condition::getAsBoolean, SOON.toMillis(), "it did not happen");
    }
}
