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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With exactly-once, where a record that cannot be written ends the task of all: restarts find out whose records did it,
 * that topic is held, and the others go on.
 */
class NeighbourTopicsExactlyOnceIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String NEIGHBOUR = "sales.refunds";

    @TempDir
    static Path folder;

    private static GatewayCluster cluster;
    private static Orders orders;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(Files.createDirectory(folder.resolve("certs")));
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
    void theTopicThatEndsTheTaskIsFoundAndHeldAndTheOthersGoOn() throws Exception {
        await(NEIGHBOUR, answer -> answer.status() == 201);
        await(Orders.TOPIC, answer -> answer.status() == 201);

        cluster.kafka().deleteTopic(NEIGHBOUR + ".raw");
        var others = new Poster(Orders.TOPIC);
        var watcher = new Watcher();
        Answer held = await(
                NEIGHBOUR,
                answer -> answer.status() == 503 && answer.text("detail").contains("sales.refunds.raw"));
        watcher.awaitQuiet();
        others.end();
        var later = new Poster(Orders.TOPIC);
        TestUtils.waitForCondition(() -> later.statuses.size() >= 100, SOON.toMillis(), "no answers");
        later.end();

        assertThat(held.text("code")).isEqualTo("NotReady");
        assertThat(others.statuses).contains(201);
        assertThat(later.statuses).containsOnly(201);
        cluster.kafka().createTopic(NEIGHBOUR + ".raw", 3);
        await(NEIGHBOUR, answer -> answer.status() == 201);
        watcher.end();
    }

    /** Restarts what has failed, as {@code gateway connectors watch} does. */
    private static final class Watcher {

        private final Thread thread = new Thread(this::run, "watcher");
        private volatile boolean isEnding;

        Watcher() {
            thread.start();
        }

        private void run() {
            while (!isEnding) {
                if (!runs()) {
                    cluster.connect().restartConnectorAndTasks(GatewayCluster.GATEWAY, true, true, false);
                }
                pause();
            }
        }

        private static boolean runs() {
            return cluster.connect().connectorStatus(GatewayCluster.GATEWAY).tasks().stream()
                    .noneMatch(task -> task.state().equals("FAILED"));
        }

        private static void pause() {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Waits until no task has failed for some seconds. */
        void awaitQuiet() throws InterruptedException {
            var quiet = new AtomicInteger();
            TestUtils.waitForCondition(
                    () -> (runs() ? quiet.incrementAndGet() : quiet.getAndSet(0)) > 60, SOON.toMillis(), "tasks fail");
        }

        void end() throws InterruptedException {
            isEnding = true;
            thread.join();
        }
    }

    private static void assertTasksRun() throws InterruptedException {
        cluster.connect()
                .assertions()
                .assertConnectorAndExactlyNumTasksAreRunning(GatewayCluster.GATEWAY, 2, "the gateway does not run");
    }

    /** Posts until it is answered so. */
    private static Answer await(String topic, Predicate<Answer> wanted) throws Exception {
        GatewayClient client = cluster.client(topic);
        var last = new AtomicReference<Answer>();
        TestUtils.waitForCondition(
                () -> {
                    try {
                        last.set(client.post(topic, Orders.headers(50), body(50)));
                        return wanted.test(last.get());
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

        private final String topic;
        private final List<Integer> statuses = new CopyOnWriteArrayList<>();
        private final Thread thread = new Thread(this::run, "poster");
        private volatile boolean isEnding;

        Poster(String topic) {
            this.topic = topic;
            thread.start();
        }

        private void run() {
            try {
                GatewayClient client = cluster.client(topic);
                while (!isEnding) {
                    statuses.add(client.post(topic, Orders.headers(1), body(1)).status());
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
