// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import io.datagateway.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;
import org.apache.kafka.connect.util.clusters.EmbeddedKafkaCluster;

/** A broker and a distributed worker in this process, with the published connectors and ours in its plugin directory. */
final class ConnectCluster implements AutoCloseable {

    private static final Path SHIPPED = Path.of("../connect-distributed/config");
    private static final Path CONTRACTS = Path.of("target/test-classes/contracts");

    private final EmbeddedCluster cluster;

    ConnectCluster() throws Exception {
        cluster = new EmbeddedCluster("jdbc", EmbeddedCluster.shippedWorker(SHIPPED, pluginPath()));
        // It has no tasks before the first raw topic.
        connect().configureConnector("validation", validation());
    }

    EmbeddedConnectCluster connect() {
        return cluster.connect();
    }

    EmbeddedKafkaCluster kafka() {
        return cluster.kafka();
    }

    /** Where the contracts of these tests, and the shipped ones, are. */
    static String contracts() {
        return CONTRACTS.toAbsolutePath().normalize().toString();
    }

    void createTopics(String base, int partitions) {
        cluster.createTopics(base, partitions);
    }

    /** Deploys a connector and waits until it runs. */
    void deploy(String name, Map<String, String> config) throws InterruptedException {
        cluster.deploy(name, config);
    }

    void remove(String name) throws InterruptedException {
        connect().deleteConnector(name);
        connect().assertions().assertConnectorDoesNotExist(name, name + " is still there");
    }

    /** Another worker takes over. */
    void replaceWorker() {
        cluster.replaceWorker();
    }

    private Map<String, String> validation() throws IOException {
        Map<String, String> config = Shipped.config(
                SHIPPED.resolve("connectors/validation.json").toString(),
                Map.of(
                        "${env:DATA_GATEWAY_BOOTSTRAP_SERVERS}", kafka().bootstrapServers(),
                        "${env:DATA_GATEWAY_CONTRACTS}", contracts()));
        config.put("topics.refresh.ms", "1000");
        return config;
    }

    private static String pluginPath() {
        String built = Path.of("target/plugins").toAbsolutePath().toString();
        String given = System.getProperty("jdbc.plugin.dir", "");
        return given.isEmpty() ? built : built + "," + given;
    }

    @Override
    public void close() {
        cluster.close();
    }
}
