// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a cluster consists of, and where it listens.
 *
 * @param basePort first of the fifty ports that the cluster uses
 * @param apart whether each worker reaches each broker at an address of its own, so that the way between two of them can
 *     be cut; needs Linux, where all of 127.0.0.0/8 is this machine
 */
public record Topology(int brokers, int workers, int basePort, boolean apart) {

    /** Brokers or workers. */
    static final int MOST = 9;

    private static final String LOCALHOST = "127.0.0.1";

    /** Settings with the first fifty ports from 19000 of which all that are needed are free. */
    public static Topology onFreePorts(int brokers, int workers, boolean apart) throws IOException {
        for (int basePort = 19_000; basePort < 30_000; basePort += 50) {
            var topology = new Topology(brokers, workers, basePort, apart);
            if (topology.ports().stream().allMatch(Ports::isFree)) {
                return topology;
            }
        }
        throw new IOException("no fifty ports from 19000 to 30000 are free");
    }

    public List<Node> nodes() {
        return Stream.of(nodes(Node.Kind.BROKER, brokers), nodes(Node.Kind.WORKER, workers), Stream.of(Node.WATCHER))
                .flatMap(nodes -> nodes)
                .toList();
    }

    public List<Node> nodes(Node.Kind kind) {
        return nodes().stream().filter(node -> node.kind() == kind).toList();
    }

    private static Stream<Node> nodes(Node.Kind kind, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(number -> new Node(kind, number));
    }

    /** Copies of each record: three, if there are so many brokers. */
    int replicas() {
        return Math.min(3, brokers);
    }

    /** Copies that must hold a record before it is acknowledged. */
    int minInSync() {
        return Math.max(1, replicas() - 1);
    }

    int brokerPort(int broker) {
        return basePort + broker;
    }

    int controllerPort(int broker) {
        return basePort + 10 + broker;
    }

    int connectPort(int worker) {
        return basePort + 20 + worker;
    }

    int gatewayPort(int worker) {
        return basePort + 30 + worker;
    }

    int managementPort(int worker) {
        return basePort + 40 + worker;
    }

    /** The address, without the port, at which a worker reaches a broker. */
    public String host(int worker, int broker) {
        return apart ? "127.0." + worker + "." + broker : LOCALHOST;
    }

    /** Where a worker reaches a broker. Kafka wants another port for each listener, even at another address. */
    String address(int worker, int broker) {
        int port = apart ? basePort + 50 + 10 * worker + broker : brokerPort(broker);
        return host(worker, broker) + ":" + port;
    }

    /** Where clients outside reach Kafka. */
    public String bootstrapServers() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> LOCALHOST + ":" + brokerPort(broker))
                .collect(Collectors.joining(","));
    }

    String bootstrapServers(int worker) {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> address(worker, broker))
                .collect(Collectors.joining(","));
    }

    public List<String> connectUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "http://localhost:" + connectPort(worker))
                .toList();
    }

    /** Where each worker serves the gateway, if a task of it runs there. */
    public List<String> gatewayUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "https://localhost:" + gatewayPort(worker))
                .toList();
    }

    /** Where each worker says whether its gateway would take a request. */
    public List<String> healthUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "http://localhost:" + managementPort(worker) + "/health/ready")
                .toList();
    }

    /** All that the cluster listens on, by what listens there. */
    List<Integer> ports() {
        return Stream.concat(
                        IntStream.rangeClosed(1, brokers)
                                .boxed()
                                .flatMap(broker -> Stream.of(brokerPort(broker), controllerPort(broker))),
                        IntStream.rangeClosed(1, workers)
                                .boxed()
                                .flatMap(worker ->
                                        Stream.of(connectPort(worker), gatewayPort(worker), managementPort(worker))))
                .toList();
    }

    void store(Path file) throws IOException {
        var properties = new Properties();
        properties.put("brokers", Integer.toString(brokers));
        properties.put("workers", Integer.toString(workers));
        properties.put("base.port", Integer.toString(basePort));
        properties.put("apart", Boolean.toString(apart));
        try (var out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
    }

    static Topology load(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return new Topology(
                Integer.parseInt(properties.getProperty("brokers")),
                Integer.parseInt(properties.getProperty("workers")),
                Integer.parseInt(properties.getProperty("base.port")),
                Boolean.parseBoolean(properties.getProperty("apart")));
    }
}
