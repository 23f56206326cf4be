// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.cluster.PortPlan;
import io.datagateway.cluster.Topology;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.GatewayClient;
import io.datagateway.demo.Orders;
import io.datagateway.demo.TopicReader;
import io.datagateway.embedded.EmbeddedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** A topic with a certificate, for a contract with a mistake. */
    static final String BROKEN = "sales.broken";

    /** The unpacked distribution, built before the integration tests. */
    static final Path BUNDLE = Path.of("target/bundle/data-gateway").toAbsolutePath();

    private final EmbeddedCluster cluster;
    private final Map<String, String> variables = new HashMap<>();
    private final Path certs;
    private final PortPlan ports;

    GatewayCluster(Path certs) throws Exception {
        this(certs, Map.of());
    }

    /** @param changes of the worker's settings */
    GatewayCluster(Path certs, Map<String, String> changes) throws Exception {
        this.certs = certs;
        var authority = new DemoCertificates(certs);
        for (String name : List.of("gateway", Orders.TOPIC, "reference.types", "sales.refunds", BROKEN)) {
            authority.issue(name);
        }
        // The same for all workers that follow each other; reserved, as the connector does not take "any" for a port.
        ports = Topology.onFreePorts(1, 1, false).ports();
        Map<String, String> worker = EmbeddedCluster.shippedWorker(
                BUNDLE.resolve("config"), BUNDLE.resolve("plugins").toString());
        worker.putAll(changes);
        cluster = new EmbeddedCluster("e2e", worker);
        variables.put("DATA_GATEWAY_PORT", Integer.toString(ports.gateway()));
        variables.put("DATA_GATEWAY_CERTS", certs.toString());
        variables.put("DATA_GATEWAY_KEYSTORE_PASSWORD", DemoCertificates.PASSWORD);
        variables.put("DATA_GATEWAY_CONTRACTS", BUNDLE.resolve("contracts").toString());
        variables.put("DATA_GATEWAY_BOOTSTRAP_SERVERS", kafka().bootstrapServers());
    }

    /** Copies the shipped contracts, for connectors that are deployed from now on. */
    void copyContracts(Path to) throws IOException {
        Path shipped = BUNDLE.resolve("contracts");
        try (var files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(shipped.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        variables.put("DATA_GATEWAY_CONTRACTS", to.toString());
    }

    EmbeddedConnectCluster connect() {
        return cluster.connect();
    }

    EmbeddedKafkaCluster kafka() {
        return cluster.kafka();
    }

    /** A port that no other process takes, for a gateway's {@code management.port}. */
    int managementPort() {
        return ports.management(1);
    }

    /** A reader of the three topics of a base name, from their beginning. */
    TopicReader reader(String base) {
        return new TopicReader(kafka().bootstrapServers(), List.of(base + ".raw", base + ".prod", base + ".dlq"));
    }

    void createTopics(String base, int partitions) {
        cluster.createTopics(base, partitions);
    }

    /** Deploys both connectors and waits until they run. */
    void deploy() throws Exception {
        deploy(GATEWAY, Map.of());
        deploy(VALIDATION, Map.of("topics.refresh.ms", "1000"));
        awaitRunning();
    }

    void awaitRunning() throws InterruptedException {
        connect().assertions().assertConnectorAndExactlyNumTasksAreRunning(GATEWAY, 2, "the gateway does not run");
        connect().assertions().assertConnectorAndAtLeastNumTasksAreRunning(VALIDATION, 1, "validation does not run");
    }

    /** Deploys a connector from its shipped JSON, with some settings changed. */
    void deploy(String connector, Map<String, String> changes) throws IOException {
        connect().configureConnector(connector, config(connector, changes));
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

    String url() {
        return "https://localhost:" + ports.gateway();
    }

    GatewayClient client(@Nullable String identity) throws Exception {
        return new GatewayClient(url(), certs, identity);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
