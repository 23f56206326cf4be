// SPDX-License-Identifier: Apache-2.0
package io.datagateway.embedded;

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

/** A broker and a distributed Connect worker in the process of a test. */
public final class EmbeddedCluster implements AutoCloseable {

    private final EmbeddedConnectCluster connect;

    /**
     * Starts both.
     *
     * @param worker properties on top of those that {@link EmbeddedConnectCluster} sets
     */
    public EmbeddedCluster(String name, Map<String, String> worker) {
        connect = new EmbeddedConnectCluster.Builder()
                .name(name)
                .numBrokers(1)
                .numWorkers(1)
                .brokerProps(brokerProperties())
                .workerProps(new HashMap<>(worker))
                .build();
        connect.start();
    }

    /** Returns the properties of a broker that is alone and makes no topic by itself. */
    public static Properties brokerProperties() {
        var properties = new Properties();
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.num.partitions", "2");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "2");
        return properties;
    }

    /**
     * Returns the worker properties that the distribution ships, less what belongs to this cluster.
     *
     * @param config the folder {@code config} of the distribution
     * @param pluginPath folders, separated by commas
     */
    public static Map<String, String> shippedWorker(Path config, String pluginPath) throws IOException {
        var shipped = new Properties();
        try (var in = Files.newInputStream(config.resolve("worker.properties"))) {
            shipped.load(in);
        }
        var worker = new HashMap<String, String>();
        shipped.stringPropertyNames().forEach(key -> worker.put(key, shipped.getProperty(key)));
        worker.remove("bootstrap.servers");
        worker.put("listeners", "http://localhost:0");
        worker.put("plugin.path", pluginPath);
        for (String provider : List.of("file", "dir")) {
            worker.put("config.providers." + provider + ".param.allowed.paths", System.getProperty("java.io.tmpdir"));
        }
        for (String topic : List.of("config", "offset", "status")) {
            worker.put(topic + ".storage.replication.factor", "1");
        }
        return worker;
    }

    public EmbeddedConnectCluster connect() {
        return connect;
    }

    public EmbeddedKafkaCluster kafka() {
        return connect.kafka();
    }

    /** Makes the three topics of a base name. */
    public void createTopics(String base, int partitions) {
        createTopics(base, partitions, partitions, partitions);
    }

    /** Makes the three topics of a base name, raw last: what reads it finds the others. */
    public void createTopics(String base, int raw, int prod, int dlq) {
        kafka().createTopic(base + ".prod", prod);
        kafka().createTopic(base + ".dlq", dlq);
        kafka().createTopic(base + ".raw", raw);
    }

    /** Adds a worker and ends the one before in order. */
    public void replaceWorker() {
        WorkerHandle old = connect.workers().iterator().next();
        connect.addWorker();
        connect.removeWorker(old);
    }

    /** Deploys a connector and waits until it runs with at least one task. */
    public void deploy(String name, Map<String, String> config) throws InterruptedException {
        connect.configureConnector(name, config);
        connect.assertions().assertConnectorAndAtLeastNumTasksAreRunning(name, 1, name + " does not run");
    }

    @Override
    public void close() {
        connect.stop();
    }
}
