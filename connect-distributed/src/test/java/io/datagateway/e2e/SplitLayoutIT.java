// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Node;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerCounts;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.GatewayClient.Answer;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped layout for production on real processes: the gateway and validation in a Connect group each. */
class SplitLayoutIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOPIC = Orders.TOPIC;

    private static Cluster cluster;
    private static Orders orders;

    @BeforeAll
    static void start() throws Exception {
        Path home = Path.of("").toAbsolutePath();
        var paths = new ClusterPaths(home, home.resolve("target/split-layout-it"));
        var topology = Topology.onFreePorts(1, new WorkerCounts(2, 1), false);
        cluster = new Cluster(paths, topology, JvmOptions.QUICK);
        cluster.issue(List.of("gateway", TOPIC));
        cluster.killAllAtExit();
        cluster.prepare();
        new Startup(cluster).run(List.of(TOPIC), 3, Map.of("validation", Map.of("topics.refresh.ms", "1000")));
        orders = new Orders(paths.contracts());
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.killAll();
    }

    @Test
    void eachConnectorRunsInItsOwnGroup() throws Exception {
        for (String connector : Startup.CONNECTORS) {
            Node.Kind group = cluster.topology().group(connector);

            for (String url : cluster.topology().connectUrls(group)) {
                var rest = new ConnectRest(url, SOON);
                TestUtils.waitForCondition(
                        () -> rest.answers() && rest.runs(connector), SOON.toMillis(), "it does not run");
                assertThat(rest.connectors()).containsExactly(connector);
            }
        }
    }

    @Test
    void aRequestSentAgainAfterItsWorkerWasKilledCountsOnceBehindRaw() throws Exception {
        List<Node> gateways = cluster.topology().gatewayNodes();
        List<String> urls = cluster.topology().gatewayUrls();
        var batch = RepeatedBatch.of(orders);

        Answer first = client(urls.get(0)).post(TOPIC, batch.headers(), batch.body());
        cluster.kill(gateways.get(0));
        Answer second = client(urls.get(1)).post(TOPIC, batch.headers(), batch.body());
        Answer afterwards = client(urls.get(1)).post(TOPIC, batch.headersOfTheLast(), batch.body());
        cluster.start(gateways.get(0));

        assertThat(List.of(first, second, afterwards))
                .as("%s %s %s", first.body(), second.body(), afterwards.body())
                .extracting(Answer::status)
                .containsOnly(201);
        assertThat(second.body())
                .as("the other worker does not know the first one's")
                .isNotEqualTo(first.body());
        List<String> topics = List.of(TOPIC + ".raw", TOPIC + ".prod", TOPIC + ".dlq");
        try (var reader = new TopicReader(cluster.topology().bootstrapServers(), topics)) {
            RepeatedBatch.assertCountsOnce(reader, SOON);
        }
    }

    private static GatewayClient client(String url) throws Exception {
        return new GatewayClient(url, cluster.paths().certs(), TOPIC);
    }
}
