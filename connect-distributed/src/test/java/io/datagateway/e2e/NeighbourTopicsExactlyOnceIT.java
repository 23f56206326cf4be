// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static io.datagateway.e2e.NeighbourCluster.NEIGHBOUR;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * With exactly-once, where a record that cannot be written ends the task of all: restarts find out whose records did it,
 * that topic is held, and the others go on.
 */
class NeighbourTopicsExactlyOnceIT {

    private static final Duration SOON = NeighbourCluster.SOON;

    @TempDir
    static Path folder;

    @AutoClose
    private static NeighbourCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new NeighbourCluster(folder, Map.of());
    }

    @Test
    void theTopicThatEndsTheTaskIsFoundAndHeldAndTheOthersGoOn() throws Exception {
        cluster.await(NEIGHBOUR, 201);
        cluster.await(Orders.TOPIC, 201);

        cluster.kafka().deleteTopic(NEIGHBOUR + ".raw");
        try (var watcher = new Watcher()) {
            Answer held;
            Poster others = cluster.poster();
            try (others) {
                held = cluster.await(
                        NEIGHBOUR,
                        answer ->
                                answer.status() == 503 && answer.text("detail").contains("sales.refunds.raw"));
                watcher.awaitQuiet();
            }
            Poster later = cluster.poster();
            try (later) {
                TestUtils.waitForCondition(() -> later.statuses().size() >= 100, SOON.toMillis(), "no answers");
            }

            assertThat(held.text("code")).isEqualTo("NotReady");
            assertThat(others.statuses()).contains(201);
            assertThat(later.statuses()).containsOnly(201);
            cluster.createNeighboursRawTopic();
            cluster.await(NEIGHBOUR, 201);
            watcher.assertWatches();
        }
    }

    /** Restarts what has failed, as {@code gateway connectors watch} does. */
    private static final class Watcher implements AutoCloseable {

        private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
        private final ScheduledFuture<?> looks = executor.scheduleWithFixedDelay(Watcher::look, 0, 500, MILLISECONDS);

        private static void look() {
            if (!runs()) {
                cluster.connect().restartConnectorAndTasks(GatewayCluster.GATEWAY, true, true, false);
            }
        }

        private static boolean runs() {
            return cluster.connect().connectorStatus(GatewayCluster.GATEWAY).tasks().stream()
                    .noneMatch(task -> task.state().equals("FAILED"));
        }

        /** Waits until no task has failed for some seconds. */
        void awaitQuiet() throws InterruptedException {
            var quiet = new AtomicInteger();
            TestUtils.waitForCondition(
                    () -> (runs() ? quiet.incrementAndGet() : quiet.getAndSet(0)) > 60, SOON.toMillis(), "tasks fail");
        }

        /** A look that fails is the last. */
        void assertWatches() {
            assertThat(looks.isDone()).isFalse();
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
