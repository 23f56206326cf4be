// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.connect.util.clusters.EmbeddedConnectCluster;
import org.apache.kafka.connect.util.clusters.EmbeddedKafkaCluster;
import org.jspecify.annotations.Nullable;

/**
 * A broker and a distributed worker in this process, with the plugins loaded from the built distribution (isolated, as
 * in production) and the shipped configs with this machine's addresses.
 */
final class GatewayCluster implements AutoCloseable {

    static final String GATEWAY = "http-source";
    static final String VALIDATION = "validation";

    /** The unpacked distribution, built before the integration tests. */
    static final Path BUNDLE = Path.of("target/bundle/data-gateway").toAbsolutePath();

    private final EmbeddedConnectCluster connect;
    private final Map<String, String> variables = new HashMap<>();
    private final Path certs;
    private final int port = freePort();

    GatewayCluster(Path certs) throws Exception {
        this.certs = certs;
        var authority = new DemoCertificates(certs);
        for (String name : List.of("gateway", Orders.TOPIC, "reference.types", "sales.refunds")) {
            authority.issue(name);
        }
        connect = new EmbeddedConnectCluster.Builder()
                .name("e2e")
                .numBrokers(1)
                .numWorkers(1)
                .brokerProps(brokerProperties())
                .workerProps(workerProperties())
                .build();
        connect.start();
        variables.put("DATA_GATEWAY_PORT", Integer.toString(port));
        variables.put("DATA_GATEWAY_CERTS", certs.toString());
        variables.put("DATA_GATEWAY_KEYSTORE_PASSWORD", DemoCertificates.PASSWORD);
        variables.put("DATA_GATEWAY_CONTRACTS", BUNDLE.resolve("contracts").toString());
        variables.put("DATA_GATEWAY_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
    }

    EmbeddedConnectCluster connect() {
        return connect;
    }

    EmbeddedKafkaCluster kafka() {
        return connect.kafka();
    }

    void createTopics(String base, int partitions) {
        for (String suffix : List.of(".raw", ".prod", ".dlq")) {
            kafka().createTopic(base + suffix, partitions);
        }
    }

    /** Deploys both connectors and waits until they run. */
    void deploy() throws Exception {
        deploy(GATEWAY, Map.of());
        deploy(VALIDATION, Map.of("topics.refresh.ms", "1000"));
        awaitRunning();
    }

    void awaitRunning() throws InterruptedException {
        connect.assertions().assertConnectorAndExactlyNumTasksAreRunning(GATEWAY, 2, "the gateway does not run");
        connect.assertions().assertConnectorAndAtLeastNumTasksAreRunning(VALIDATION, 1, "validation does not run");
    }

    /** Deploys a connector from its shipped JSON, with some settings changed. */
    void deploy(String connector, Map<String, String> changes) throws IOException {
        connect.configureConnector(connector, config(connector, changes));
    }

    Map<String, String> config(String connector, Map<String, String> changes) throws IOException {
        String text = Files.readString(BUNDLE.resolve("config/connectors/" + connector + ".json"));
        for (var variable : variables.entrySet()) {
            text = text.replace("${env:" + variable.getKey() + "}", variable.getValue());
        }
        var config = new HashMap<>(new ObjectMapper().readValue(text, new TypeReference<Map<String, String>>() {}));
        config.putAll(changes);
        return config;
    }

    GatewayClient client(@Nullable String identity) throws Exception {
        return new GatewayClient("https://localhost:" + port, certs, identity);
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
        try (var in = Files.newInputStream(BUNDLE.resolve("config/worker.properties"))) {
            properties.load(in);
        }
        properties.remove("bootstrap.servers");
        properties.put("listeners", "http://localhost:0");
        properties.put("plugin.path", BUNDLE.resolve("plugins").toString());
        var worker = new HashMap<String, String>();
        properties.forEach((key, value) -> worker.put(key.toString(), value.toString()));
        List.of("config", "offset", "status").forEach(topic -> worker.put(topic + ".storage.replication.factor", "1"));
        return worker;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        connect.stop();
    }
}
