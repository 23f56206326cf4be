// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A distributed Connect worker: the shipped properties of its kind, with this machine's addresses. */
final class WorkerNode {

    private static final String PLUGIN_PATH = "plugin.path";

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
        Properties properties = load(paths.bundle().resolve("config").resolve(shipped()));
        properties.put("bootstrap.servers", topology.bootstrapServers(node));
        properties.put("listeners", topology.connectUrl(node));
        properties.put(PLUGIN_PATH, paths.plugins().toString());
        for (String topic : List.of("config", "offset", "status")) {
            properties.put(topic + ".storage.replication.factor", Integer.toString(topology.replicas()));
        }
        properties.putIfAbsent("offset.storage.partitions", "5");
        for (String provider : List.of("file", "dir")) {
            properties.put(
                    "config.providers." + provider + ".param.allowed.paths",
                    Files.createDirectories(paths.secrets()).toString());
        }
        properties.putAll(OverridePolicy.changes(paths.kafkaLibs(node.kind())));
        properties.putAll(overrides.properties());
        store(properties);
    }

    /** Returns the folder that its properties name. */
    Path plugins() throws IOException {
        return Path.of(load(paths.properties(node)).getProperty(PLUGIN_PATH));
    }

    /** Changes the folder in its properties. */
    void usePlugins(Path plugins) throws IOException {
        Properties properties = load(paths.properties(node));
        properties.put(PLUGIN_PATH, plugins.toString());
        store(properties);
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private void store(Properties properties) throws IOException {
        try (var out = Files.newOutputStream(paths.properties(node))) {
            properties.store(out, null);
        }
    }

    private String shipped() {
        return node.kind() == Node.Kind.INGEST ? "worker-ingest.properties" : "worker.properties";
    }

    /** @param virtualMachine options of the virtual machine */
    NodeProcess.Program program(List<String> virtualMachine) {
        List<String> options = new ArrayList<>(limits());
        options.addAll(Cluster.javaOptions(virtualMachine, paths, node.kind()));
        return new NodeProcess.Program(
                options,
                "org.apache.kafka.connect.cli.ConnectDistributed",
                List.of(paths.properties(node).toString()),
                environment(),
                paths.log(node));
    }

    /** As {@code config/worker.env} has them, with this machine's paths. */
    private List<String> limits() {
        return List.of(
                "-Dio.datagateway.allowed.paths=" + paths.root() + "," + paths.contracts(),
                "-Dorg.apache.kafka.automatic.config.providers=none");
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
