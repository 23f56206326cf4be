// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.demo.Orders;
import io.datagateway.e2e.GatewayCommand.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped command tells of real connectors, and of a topic that is really held and goes on with what it says. */
class ConnectorsStatusIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    private static final String RAW = Orders.TOPIC + ".raw";
    private static final Pattern HELD = Pattern.compile("  sales\\.orders.*\n    held since \\S+Z, partition 0:"
            + " records-lost: .* records\\.lost=(sales\\.orders\\.raw/0/1) .*");

    @TempDir
    static Path certs;

    @AutoClose
    private static GatewayCluster cluster;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        for (String topic : List.of(Orders.TOPIC, "reference.types")) {
            cluster.createTopics(topic, 1);
        }
        cluster.kafka().createTopic("data-gateway.status", 1, 1, Map.of("cleanup.policy", "compact"));
        cluster.deploy(GatewayCluster.GATEWAY, Map.of("management.port", Integer.toString(cluster.managementPort())));
        deployValidation(Map.of());
        cluster.awaitRunning();
    }

    @Test
    void whatRunsIsSoundAndWhatIsPausedOrHeldIsNot() throws Exception {
        String sound = await(outcome -> outcome.exit() == 0).said();
        assertThat(sound)
                .contains("http-source: RUNNING on ", "validation: RUNNING on ", ", held 0, not validated 0, ");

        cluster.connect().pauseConnector(GatewayCluster.VALIDATION);
        await(outcome -> outcome.exit() == 1 && outcome.said().contains("validation: PAUSED on "));
        cluster.connect().resumeConnector(GatewayCluster.VALIDATION);
        await(outcome -> outcome.exit() == 0);

        loseRecords();
        String held = await(outcome -> outcome.said().contains("held since")).said();
        assertThat(held).contains("validation: RUNNING on ", ", held 1, ");
        Matcher loss = HELD.matcher(held);
        assertThat(loss.find()).as(held).isTrue();

        deployValidation(Map.of("records.lost", loss.group(1)));
        await(outcome -> outcome.exit() == 0);
    }

    private static void deployValidation(Map<String, String> changes) throws IOException {
        var settings = new HashMap<>(changes);
        settings.putAll(Map.of("topics.refresh.ms", "1000", "status.interval.ms", "200"));
        cluster.deploy(GatewayCluster.VALIDATION, settings);
    }

    /** Creates the raw topic anew, after a record of it was copied. */
    private static void loseRecords() throws Exception {
        cluster.kafka().produce(RAW, "foreign");
        assertThat(cluster.kafka()
                        .consume(1, SOON.toMillis(), Orders.TOPIC + ".dlq")
                        .count())
                .isEqualTo(1);
        TestUtils.waitForCondition(
                () -> !cluster.connect()
                        .connectorOffsets(GatewayCluster.VALIDATION)
                        .offsets()
                        .isEmpty(),
                SOON.toMillis(),
                "no position");
        cluster.kafka().deleteTopic(RAW);
        TestUtils.waitForCondition(
                () -> cluster.kafka().describeTopics(Set.of(RAW)).get(RAW).isEmpty(), SOON.toMillis(), "not deleted");
        cluster.kafka().createTopic(RAW, 1);
    }

    private static Outcome await(Predicate<Outcome> wanted) throws InterruptedException {
        var last = new AtomicReference<Outcome>();
        TestUtils.waitForCondition(
                () -> {
                    last.set(status());
                    return wanted.test(last.get());
                },
                SOON.toMillis(),
                () -> "it says " + last.get());
        return last.get();
    }

    private static Outcome status() throws IOException, InterruptedException {
        return GatewayCommand.run(
                "connectors",
                "status",
                "--url",
                cluster.connect().endpointForResource(""),
                "--health",
                "http://127.0.0.1:" + cluster.managementPort());
    }
}
