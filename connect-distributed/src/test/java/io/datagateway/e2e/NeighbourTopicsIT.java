// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connect and Kafka as they are: the raw topic of one team goes away under load, and another team does not notice. */
class NeighbourTopicsIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String NEIGHBOUR = "sales.refunds";

    @TempDir
    static Path folder;

    private static GatewayCluster cluster;
    private static Orders orders;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(
                Files.createDirectory(folder.resolve("certs")), Map.of("exactly.once.source.support", "disabled"));
        Path contracts = contractsWithNeighbour();
        orders = new Orders(contracts);
        cluster.createTopics(Orders.TOPIC, 3);
        cluster.createTopics(NEIGHBOUR, 3);
        // So seldom that what is known beforehand does not help.
        cluster.deploy(
                GatewayCluster.GATEWAY,
                Map.of("contracts.path", contracts.toString(), "metadata.refresh.ms", "3600000"));
        assertTasksRun();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void aTopicThatIsDeletedUnderLoadStopsNobodyElseAndGoesOnOnceItIsThereAgain() throws Exception {
        await(NEIGHBOUR, 201);
        await(Orders.TOPIC, 201);
        var others = new Poster();

        cluster.kafka().deleteTopic(NEIGHBOUR + ".raw");
        Answer held = await(NEIGHBOUR, 503);
        others.end();

        assertThat(held.text("code")).isEqualTo("NotReady");
        // A batch that waits for a task which waits for the topic that has gone is sent back.
        assertThat(others.statuses).isSubsetOf(201, 503);
        assertThat(others.statuses).filteredOn(status -> status == 503).hasSizeLessThan(3);
        assertThat(others.longestMillis).isLessThan(5_000);
        assertThat(held.text("detail")).contains("sales.refunds.raw");
        assertTasksRun();
        cluster.kafka().createTopic(NEIGHBOUR + ".raw", 3);
        await(NEIGHBOUR, 201);
    }

    private static void assertTasksRun() throws InterruptedException {
        cluster.connect()
                .assertions()
                .assertConnectorAndExactlyNumTasksAreRunning(GatewayCluster.GATEWAY, 2, "the gateway does not run");
    }

    /** Posts until it is answered so. */
    private static Answer await(String topic, int status) throws Exception {
        GatewayClient client = cluster.client(topic);
        var last = new AtomicReference<Answer>();
        TestUtils.waitForCondition(
                () -> {
                    try {
                        last.set(client.post(topic, Orders.headers(50), body(50)));
                        return last.get().status() == status;
                    } catch (IOException e) {
                        return false; // the port is not open yet
                    }
                },
                SOON.toMillis(),
                () -> "the answer is " + last.get());
        return last.get();
    }

    private static byte[] body(int records) throws IOException {
        List<GenericRecord> all = IntStream.range(0, records)
                .mapToObj(i -> orders.order("order-" + i, 1, "pending"))
                .toList();
        return orders.body(all);
    }

    /** Another team, which posts again and again. */
    private static final class Poster {

        private final List<Integer> statuses = new CopyOnWriteArrayList<>();
        private final Thread thread = new Thread(this::run, "poster");
        private volatile long longestMillis;
        private volatile boolean isEnding;

        Poster() {
            thread.start();
        }

        private void run() {
            try {
                GatewayClient client = cluster.client(Orders.TOPIC);
                while (!isEnding) {
                    long nanos = System.nanoTime();
                    statuses.add(client.post(Orders.TOPIC, Orders.headers(1), body(1))
                            .status());
                    longestMillis = Math.max(longestMillis, (System.nanoTime() - nanos) / 1_000_000);
                }
            } catch (Exception e) {
                statuses.add(-1);
            }
        }

        void end() throws InterruptedException {
            isEnding = true;
            thread.join();
        }
    }

    /** The shipped contracts, and those of the orders once more under another name. */
    private static Path contractsWithNeighbour() throws IOException {
        Path copy = folder.resolve("contracts");
        var files = new ArrayList<Path>();
        try (var all = Files.walk(GatewayCluster.BUNDLE.resolve("contracts").resolve(Orders.TOPIC))) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
            for (String topic : List.of(Orders.TOPIC, NEIGHBOUR)) {
                String name = String.valueOf(file.getFileName()).replace(Orders.TOPIC, topic);
                Path target = copy.resolve(topic).resolve(name);
                Files.createDirectories(copy.resolve(topic));
                Files.writeString(target, Files.readString(file).replace(Orders.TOPIC, topic));
            }
        }
        return copy;
    }
}
