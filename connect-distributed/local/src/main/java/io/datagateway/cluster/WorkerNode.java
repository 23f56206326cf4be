// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A distributed Connect worker: the shipped {@code worker.properties}, with this machine's addresses. */
final class WorkerNode {

    private final Folders folders;
    private final Settings settings;
    private final Node node;

    WorkerNode(Folders folders, Settings settings, Node node) {
        this.folders = folders;
        this.settings = settings;
        this.node = node;
    }

    /** @param changes of the shipped settings */
    void prepare(Map<String, String> changes) throws IOException {
        var properties = new Properties();
        try (var shipped = Files.newInputStream(folders.bundle().resolve("config/worker.properties"))) {
            properties.load(shipped);
        }
        properties.put("bootstrap.servers", settings.bootstrapServers(node.number()));
        properties.put("listeners", "http://localhost:" + settings.connectPort(node.number()));
        properties.put("plugin.path", folders.bundle().resolve("plugins").toString());
        for (String topic : List.of("config", "offset", "status")) {
            properties.put(topic + ".storage.replication.factor", Integer.toString(settings.replicas()));
        }
        properties.put("offset.storage.partitions", "5");
        properties.putAll(changes);
        try (var out = Files.newOutputStream(folders.properties(node))) {
            properties.store(out, null);
        }
    }

    /** @param virtualMachine its options */
    NodeProcess.Program program(List<String> virtualMachine) {
        var options = Cluster.javaOptions(virtualMachine, folders);
        return new NodeProcess.Program(
                options,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                List.of(folders.properties(node).toString()),
                environment(),
                folders.log(node));
    }

    /** What the connectors' JSON refers to as {@code ${env:…}}. */
    private Map<String, String> environment() {
        return Map.of(
                "DATA_GATEWAY_BOOTSTRAP_SERVERS", settings.bootstrapServers(node.number()),
                "DATA_GATEWAY_PORT", Integer.toString(settings.gatewayPort(node.number())),
                "DATA_GATEWAY_MANAGEMENT_PORT", Integer.toString(settings.managementPort(node.number())),
                "DATA_GATEWAY_CERTS", folders.certs().toString(),
                "DATA_GATEWAY_KEYSTORE_PASSWORD", DemoCertificates.PASSWORD,
                "DATA_GATEWAY_CONTRACTS", folders.contracts().toString());
    }
}
