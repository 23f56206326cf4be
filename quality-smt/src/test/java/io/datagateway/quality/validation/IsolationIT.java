// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two topics that one task serves; Kafka stops to take the copies of one of them. They have no contract, so that all
 * copies are dead letters.
 */
@Timeout(240)
class IsolationIT {

    private static final Logger log = LoggerFactory.getLogger(IsolationIT.class);

    @AutoClose
    private static TestCluster exactlyOnce;

    private TestCluster cluster = exactlyOnce;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger restarts = new AtomicInteger();
    private boolean wasFailed;

    @BeforeAll
    static void start() throws Exception {
        exactlyOnce = new TestCluster();
    }

    @AfterEach
    void stopWatching() {
        watcher.shutdownNow();
    }

    /** No look sees that records are too old for a topic. */
    private void whatCannotBeKnownBeforehandIsHeld(String prefix) throws Exception {
        families(prefix);
        restartWhatFails(prefix);
        set(prefix + ".a.dlq", "message.timestamp.before.max.ms", "60000");
        sendOld(prefix + ".a.raw", 10, 20);
        cluster.send(prefix + ".b.raw", 10, 20);

        assertThat(cluster.awaitArrived(prefix + ".b", 20)).hasSize(20);
        HeldMetrics.await(prefix + ".a.raw", "write-failed");
        assertThat(restarts).hasValue(2);
        cluster.send(prefix + ".b.raw", 20, 30);
        assertThat(cluster.awaitArrived(prefix + ".b", 30)).hasSize(30);

        set(prefix + ".a.dlq", "message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE));
        assertThat(cluster.awaitArrived(prefix + ".a", 20)).hasSize(20);
        HeldMetrics.await(prefix + ".a.raw", "");
        assertThat(restarts).hasValue(2);
        assertComplete(prefix, ".a", 20);
        assertComplete(prefix, ".b", 30);
    }

    @Test
    void aTopicThatCannotBeWrittenCostsTwoRestartsAndThenItsNeighbourGoesOn() throws Exception {
        whatCannotBeKnownBeforehandIsHeld("once");
    }

    @Test
    void withoutTransactionsToo() throws Exception {
        try (TestCluster atLeastOnce = new TestCluster("disabled")) {
            cluster = atLeastOnce;
            whatCannotBeKnownBeforehandIsHeld("plain");
        }
    }

    @Test
    void recordsThatHaveBecomeTooLargeHoldTheirTopicAfterOneRestartAtMost() throws Exception {
        families("big");
        restartWhatFails("big");
        set("big.a.dlq", "max.message.bytes", "300");

        cluster.send("big.a.raw", 10, 20);
        cluster.send("big.b.raw", 10, 20);

        assertThat(cluster.awaitArrived("big.b", 20)).hasSize(20);
        HeldMetrics.await("big.a.raw", "record-too-large");
        assertThat(restarts).hasValueLessThanOrEqualTo(1);
        set("big.a.dlq", "max.message.bytes", "1048588");
        assertThat(cluster.awaitArrived("big.a", 20)).hasSize(20);
        assertComplete("big", ".a", 20);
    }

    @Test
    void aTargetThatIsDeletedHoldsItsTopicWithoutAnyRestart() throws Exception {
        families("gone");
        restartWhatFails("gone");
        cluster.connect().kafka().deleteTopic("gone.a.dlq");
        HeldMetrics.await("gone.a.raw", "target-not-ready");
        cluster.send("gone.a.raw", 10, 20);
        cluster.send("gone.b.raw", 10, 20);
        assertThat(cluster.awaitArrived("gone.b", 20)).hasSize(20);

        cluster.connect().kafka().createTopic("gone.a.dlq", 1);

        assertThat(cluster.awaitArrived("gone.a", 10)).hasSize(10); // the first dead letters went with the topic
        assertThat(restarts).hasValue(0);
    }

    private void families(String prefix) throws Exception {
        cluster.createFamily(prefix + ".a", 1, 1, 1);
        cluster.createFamily(prefix + ".b", 1, 1, 1);
        Map<String, String> settings = cluster.connectorFor(prefix);
        settings.put("tasks.max", "1");
        settings.put("producer.override.max.block.ms", "5000");
        settings.put("producer.override.request.timeout.ms", "2000");
        settings.put("producer.override.delivery.timeout.ms", "5000");
        settings.put("producer.override.linger.ms", "5");
        settings.put("producer.override.transaction.timeout.ms", "10000");
        if (cluster != exactlyOnce) {
            settings.remove("exactly.once.support");
        }
        cluster.connect().configureConnector(prefix, settings);
        cluster.send(prefix + ".a.raw", 0, 10);
        cluster.send(prefix + ".b.raw", 0, 10);
        assertThat(cluster.awaitArrived(prefix + ".a", 10)).hasSize(10);
        assertThat(cluster.awaitArrived(prefix + ".b", 10)).hasSize(10);
    }

    /** As {@code gateway connectors watch} does. */
    private void restartWhatFails(String connector) {
        watcher.scheduleWithFixedDelay(
                () -> {
                    try {
                        restartTask(connector);
                    } catch (ConnectException e) {
                        log.info("Connect is busy; asking again", e);
                    }
                },
                0,
                200,
                TimeUnit.MILLISECONDS);
    }

    /** Counts one restart for each failure: Connect tells for a moment longer that the task has failed. */
    private void restartTask(String connector) {
        boolean isFailed = cluster.connect().connectorStatus(connector).tasks().stream()
                .anyMatch(task -> task.state().equals("FAILED"));
        if (isFailed && !wasFailed) {
            cluster.connect().restartTask(connector, 0);
            restarts.incrementAndGet();
        }
        wasFailed = isFailed;
    }

    private void sendOld(String topic, int first, int end) {
        long yesterday = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        try (Producer<byte[], byte[]> producer = cluster.producer(Map.of())) {
            IntStream.range(first, end)
                    .mapToObj(number -> cluster.raw(topic, 0, number))
                    .forEach(raw -> producer.send(
                            new ProducerRecord<>(topic, 0, yesterday, raw.key(), raw.value(), raw.headers())));
        }
    }

    private void set(String topic, String setting, String value) throws Exception {
        try (Admin admin = cluster.admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private void assertComplete(String prefix, String topic, int count) throws Exception {
        assertThat(cluster.stopAndReadAll(prefix, prefix + topic))
                .extracting(record -> Integer.parseInt(new String(record.key(), UTF_8)))
                .contains(IntStream.range(0, count).boxed().toArray(Integer[]::new))
                .hasSize(count);
    }
}
