// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;
import org.apache.kafka.connect.util.clusters.EmbeddedKafkaCluster;
import org.apache.kafka.connect.util.clusters.WorkerHandle;

/** A broker and a distributed worker in this process, with the published connectors and ours in its plugin directory. */
final class ConnectCluster implements AutoCloseable {

    private static final Path SHIPPED = Path.of("../connect-distributed/config");
    private static final Path CONTRACTS = Path.of("target/test-classes/contracts");

    private final EmbeddedConnectCluster connect;

    ConnectCluster() throws Exception {
        connect = new EmbeddedConnectCluster.Builder()
                .name("jdbc")
                .numBrokers(1)
                .numWorkers(1)
                .brokerProps(brokerProperties())
                .workerProps(workerProperties())
                .build();
        connect.start();
        // It has no tasks before the first raw topic.
        connect.configureConnector("validation", validation());
    }

    EmbeddedConnectCluster connect() {
        return connect;
    }

    EmbeddedKafkaCluster kafka() {
        return connect.kafka();
    }

    /** Where the contracts of these tests, and the shipped ones, are. */
    static String contracts() {
        return CONTRACTS.toAbsolutePath().toString();
    }

    void createTopics(String base, int partitions) {
        for (String suffix : List.of(".raw", ".prod", ".dlq")) {
            kafka().createTopic(base + suffix, partitions);
        }
    }

    /** Deploys a connector and waits until it runs. */
    void deploy(String name, Map<String, String> config) throws InterruptedException {
        connect.configureConnector(name, config);
        connect.assertions().assertConnectorAndAtLeastNumTasksAreRunning(name, 1, name + " does not run");
    }

    void remove(String name) throws InterruptedException {
        connect.deleteConnector(name);
        connect.assertions().assertConnectorDoesNotExist(name, name + " is still there");
    }

    /** Another worker takes over. */
    void replaceWorker() {
        WorkerHandle old = connect.workers().iterator().next();
        connect.addWorker();
        connect.removeWorker(old);
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

    private static Properties brokerProperties() {
        var properties = new Properties();
        properties.put("auto.create.topics.enable", "false");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        return properties;
    }

    /** The shipped worker configuration, less what belongs to the cluster of this test. */
    private static Map<String, String> workerProperties() throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(SHIPPED.resolve("worker.properties"))) {
            properties.load(in);
        }
        properties.remove("bootstrap.servers");
        properties.put("listeners", "http://localhost:0");
        properties.put("plugin.path", pluginPath());
        var worker = new HashMap<String, String>();
        properties.forEach((key, value) -> worker.put(key.toString(), value.toString()));
        List.of("config", "offset", "status").forEach(topic -> worker.put(topic + ".storage.replication.factor", "1"));
        return worker;
    }

    private static String pluginPath() {
        String built = Path.of("target/plugins").toAbsolutePath().toString();
        String given = System.getProperty("jdbc.plugin.dir", "");
        return given.isEmpty() ? built : built + "," + given;
    }

    @Override
    public void close() {
        connect.stop();
    }
}
