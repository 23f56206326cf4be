// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A distributed Connect worker: the shipped properties of its kind, with this machine's addresses. */
final class WorkerNode {

    private final ClusterPaths paths;
    private final Topology topology;
    private final Node node;
    private final WorkerOverrides overrides;

    WorkerNode(ClusterPaths paths, Topology topology, Node node, WorkerOverrides overrides) {
        this.paths = paths;
        this.topology = topology;
        this.node = node;
        this.overrides = overrides;
    }

    /** Writes the properties. */
    void prepare() throws IOException {
        var properties = new Properties();
        try (var shipped = Files.newInputStream(paths.bundle().resolve("config").resolve(shipped()))) {
            properties.load(shipped);
        }
        properties.put("bootstrap.servers", topology.bootstrapServers(node));
        properties.put("listeners", topology.connectUrl(node));
        properties.put("plugin.path", paths.bundle().resolve("plugins").toString());
        for (String topic : List.of("config", "offset", "status")) {
            properties.put(topic + ".storage.replication.factor", Integer.toString(topology.replicas()));
        }
        properties.putIfAbsent("offset.storage.partitions", "5");
        properties.putAll(overrides.properties());
        try (var out = Files.newOutputStream(paths.properties(node))) {
            properties.store(out, null);
        }
    }

    private String shipped() {
        return node.kind() == Node.Kind.INGEST ? "worker-ingest.properties" : "worker.properties";
    }

    /** @param virtualMachine options of the virtual machine */
    NodeProcess.Program program(List<String> virtualMachine) {
        var options = Cluster.javaOptions(virtualMachine, paths, node.kind());
        return new NodeProcess.Program(
                options,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                List.of(paths.properties(node).toString()),
                environment(),
                paths.log(node));
    }

    /** Returns the variables that the connectors' JSON refers to as {@code ${env:…}}. */
    private Map<String, String> environment() {
        int position = topology.position(node);
        var environment = new HashMap<>(Map.of(
                "DATA_GATEWAY_BOOTSTRAP_SERVERS", topology.bootstrapServers(node),
                "DATA_GATEWAY_PORT", Integer.toString(topology.ports().gateway(position)),
                "DATA_GATEWAY_MANAGEMENT_PORT",
                        Integer.toString(topology.ports().management(position)),
                "DATA_GATEWAY_CERTS", paths.certs().toString(),
                "DATA_GATEWAY_KEYSTORE_PASSWORD", DemoCertificates.PASSWORD,
                "DATA_GATEWAY_CONTRACTS", paths.contracts().toString()));
        environment.putAll(overrides.environment());
        return environment;
    }
}
