// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;

/** Brings a cluster up: brokers, topics, workers, connectors. */
public final class Startup {

    /** The connectors of the cluster, called like their shipped configs. */
    public static final List<String> CONNECTORS = List.of("http-source", "validation");

    /** The topic of the validation's status: compacted, and small enough to be read from its beginning at any time. */
    private static final String STATUS_TOPIC = "data-gateway.status";

    private static final Map<String, String> STATUS_TOPIC_CONFIG = Map.of(
            "cleanup.policy", "compact,delete",
            "retention.ms", "2592000000",
            "segment.bytes", "16777216",
            "segment.ms", "600000",
            "min.cleanable.dirty.ratio", "0.1");

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration REST_LIMIT = Duration.ofSeconds(60);
    private static final Duration READINESS_LIMIT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Cluster cluster;
    private final Topology topology;
    private final List<Node> started = new ArrayList<>();

    public Startup(Cluster cluster) {
        this.cluster = cluster;
        this.topology = cluster.topology();
    }

    /**
     * Starts all processes, makes the topics and deploys the connectors; returns when they run and each worker of the
     * gateway would take a request.
     *
     * @param topics base names
     * @param changes settings by connector, on top of the shipped ones
     */
    public void run(List<String> topics, int partitions, Map<String, Map<String, String>> changes)
            throws IOException, InterruptedException {
        processes(topics, partitions);
        for (String connector : CONNECTORS) {
            deploy(connector, connector, changes.getOrDefault(connector, Map.of()));
        }
        for (String connector : CONNECTORS) {
            awaitRunning(connector);
        }
        awaitGateways();
        start(Node.Kind.WATCHER);
    }

    /** Starts brokers and workers only, and makes the topics. */
    public void processes(List<String> topics, int partitions) throws IOException, InterruptedException {
        startBrokers();
        createTopics(
                topics.stream()
                        .flatMap(topic -> Stream.of(".raw", ".prod", ".dlq").map(topic::concat))
                        .toList(),
                partitions);
        createStatusTopic();
        startWorkers();
    }

    /** Starts the brokers and returns when all have found each other. */
    public void startBrokers() throws IOException, InterruptedException {
        start(Node.Kind.BROKER);
        try (Admin admin = admin()) {
            await("the brokers", () -> countOf(admin) == topology.brokers());
        }
    }

    /** Starts the workers and returns when all answer. */
    public void startWorkers() throws IOException, InterruptedException {
        for (Node.Kind group : topology.groups()) {
            start(group);
        }
        for (String url : topology.connectUrls()) {
            awaitAnswers(url);
        }
    }

    /** Starts a worker of a cluster that runs; returns when it answers and, if it serves the gateway, takes requests. */
    public void startWorker(Node worker) throws IOException, InterruptedException {
        cluster.start(worker);
        started.add(worker);
        awaitAnswers(topology.connectUrl(worker));
        int gateway = topology.gatewayNodes().indexOf(worker);
        if (gateway >= 0) {
            awaitReady(topology.healthUrls().get(gateway));
        }
    }

    private void awaitAnswers(String connectUrl) throws IOException, InterruptedException {
        await(connectUrl, new ConnectRest(connectUrl, REST_LIMIT)::answers);
    }

    public void createTopics(List<String> names, int partitions) throws IOException, InterruptedException {
        create(names.stream()
                .map(name -> new NewTopic(name, partitions, (short) topology.replicas()).configs(limits(name)))
                .toList());
    }

    /** A copy is larger than the raw record, by headers or as it becomes Avro. */
    public static Map<String, String> limits(String topic) {
        return topic.endsWith(".prod") || topic.endsWith(".dlq") ? Map.of("max.message.bytes", "2097152") : Map.of();
    }

    public void createStatusTopic() throws IOException, InterruptedException {
        create(List.of(new NewTopic(STATUS_TOPIC, 1, (short) topology.replicas()).configs(STATUS_TOPIC_CONFIG)));
    }

    private void create(List<NewTopic> topics) throws IOException, InterruptedException {
        try (Admin admin = admin()) {
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IOException("cannot make the topics", e.getCause());
        }
    }

    /**
     * Deploys a connector; it need not run yet when this returns.
     *
     * @param shipped which of the shipped configs it has
     * @param changes settings on top of them
     */
    public void deploy(String connector, String shipped, Map<String, String> changes) throws IOException {
        rest(shipped).putConfig(connector, config(shipped, changes));
    }

    /** Deploys a connector with the config in the file, which has its name; it need not run yet when this returns. */
    public void deploy(Path config) throws IOException {
        rest(ConnectRest.name(config)).deploy(config);
    }

    /** Waits for a connector that is called like its shipped config, and all its tasks. */
    public void awaitRunning(String connector) throws IOException, InterruptedException {
        awaitRunning(connector, connector);
    }

    /**
     * Waits for a connector and all its tasks.
     *
     * @param shipped which of the shipped configs it has
     */
    public void awaitRunning(String connector, String shipped) throws IOException, InterruptedException {
        ConnectRest rest = rest(shipped);
        await(connector, () -> rest.runs(connector));
    }

    /** Waits for the gateway on each of its workers: tasks that run may all be on one of them until Connect moves some. */
    private void awaitGateways() throws IOException, InterruptedException {
        for (String url : topology.healthUrls()) {
            awaitReady(url);
        }
    }

    private void awaitReady(String url) throws IOException, InterruptedException {
        await(url, new ReadinessProbe(url, READINESS_LIMIT)::isReady);
    }

    private ConnectRest rest(String shipped) {
        return new ConnectRest(topology.connectUrls(topology.group(shipped)).get(0), REST_LIMIT);
    }

    private void start(Node.Kind kind) throws IOException {
        for (Node node : topology.nodes(kind)) {
            cluster.start(node);
            started.add(node);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, topology.bootstrapServers()));
    }

    private static int countOf(Admin admin) throws InterruptedException {
        try {
            var options = new DescribeClusterOptions().timeoutMs(2_000);
            return admin.describeCluster(options).nodes().get().size();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    /** Returns the shipped config, with a port for {@code /health/ready} and the changes. */
    private Map<String, String> config(String connector, Map<String, String> changes) throws IOException {
        Path shipped = cluster.paths().bundle().resolve("config/connectors/" + connector + ".json");
        var config = new LinkedHashMap<>(
                new ObjectMapper().readValue(Files.readString(shipped), new TypeReference<Map<String, String>>() {}));
        if (connector.equals("http-source")) {
            config.put("management.port", "${env:DATA_GATEWAY_MANAGEMENT_PORT}");
            config.put("tasks.max", Integer.toString(gatewayTasks()));
        }
        config.putAll(changes);
        return config;
    }

    /** Returns as many tasks of the gateway as it takes for each of its workers to have one. */
    private int gatewayTasks() {
        int workers = topology.gatewayNodes().size();
        // Connect balances tasks of all connectors of a group together.
        return topology.layout() == Layout.SPLIT ? Math.max(2, workers) : 2 * workers;
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /** Waits for the condition; fails at once if a process that was started here has ended. */
    private void await(String what, Condition ready) throws IOException, InterruptedException {
        long endNanos = System.nanoTime() + LIMIT.toNanos();
        while (!ready.holds()) {
            for (Node node : started) {
                cluster.requireAlive(node);
            }
            if (System.nanoTime() > endNanos) {
                throw new IOException(what + ": not ready after " + LIMIT.toSeconds() + " s; see "
                        + cluster.paths().logs());
            }
            Thread.sleep(POLL.toMillis());
        }
    }
}
