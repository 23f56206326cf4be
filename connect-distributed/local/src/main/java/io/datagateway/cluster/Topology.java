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
 * The processes of a cluster and the ports they listen on.
 *
 * @param apart true if each worker reaches each broker at an address of its own, so that the way between two of them can
 *     be cut; needs Linux, where all of 127.0.0.0/8 is this machine
 */
public record Topology(int brokers, int workers, PortPlan ports, boolean apart) {

    /** The greatest number of brokers, and of workers. */
    static final int MOST = 9;

    private static final String LOCALHOST = "127.0.0.1";

    /** @param basePort the fifty ports after it are the cluster's */
    Topology(int brokers, int workers, int basePort, boolean apart) {
        this(brokers, workers, PortPlan.ofBlock(basePort), apart);
    }

    /**
     * Returns a topology on the first block of fifty ports from 19000 that is free. No other process that asks here gets
     * the block before this one has ended; the system gives out none of these ports by itself; a third program could still
     * take one before the cluster does, and a process of the cluster then fails to start.
     */
    public static Topology onFreePorts(int brokers, int workers, boolean apart) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        for (int basePort = 19_000; basePort < 30_000; basePort += 50) {
            var topology = new Topology(brokers, workers, basePort, apart);
            if (PortBlock.tryReserve(folder, basePort) && topology.areAllPortsFree()) {
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

    /** Returns the number of copies of each record: three, if there are so many brokers. */
    int replicas() {
        return Math.min(3, brokers);
    }

    /** Returns the number of copies that must hold a record before it is acknowledged. */
    int minInSync() {
        return Math.max(1, replicas() - 1);
    }

    /** Returns the port before the first broker's: the base, if the ports are one block. */
    public int basePort() {
        return ports.broker() - 1;
    }

    /** Returns the address, without the port, at which a worker reaches a broker. */
    public String host(int worker, int broker) {
        return apart ? "127.0." + worker + "." + broker : LOCALHOST;
    }

    /** Returns host and port at which a worker reaches a broker: Kafka wants a port of its own for each listener. */
    String address(int worker, int broker) {
        int port = apart ? ports.broker(broker) + 50 + 10 * worker : ports.broker(broker);
        return host(worker, broker) + ":" + port;
    }

    /** Returns the servers by which clients outside reach Kafka. */
    public String bootstrapServers() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> LOCALHOST + ":" + ports.broker(broker))
                .collect(Collectors.joining(","));
    }

    String bootstrapServers(int worker) {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> address(worker, broker))
                .collect(Collectors.joining(","));
    }

    public List<String> connectUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "http://localhost:" + ports.connect(worker))
                .toList();
    }

    /** Returns the URL at which each worker serves the gateway, if a task of it runs there. */
    public List<String> gatewayUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "https://localhost:" + ports.gateway(worker))
                .toList();
    }

    /** Returns the URL at which each worker tells if its gateway would take a request. */
    public List<String> healthUrls() {
        return IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> "http://localhost:" + ports.management(worker) + "/health/ready")
                .toList();
    }

    /** Returns all ports that the cluster listens on. */
    List<Integer> allPorts() {
        return Stream.concat(
                        IntStream.rangeClosed(1, brokers)
                                .boxed()
                                .flatMap(broker -> Stream.of(ports.broker(broker), ports.controller(broker))),
                        IntStream.rangeClosed(1, workers)
                                .boxed()
                                .flatMap(worker -> Stream.of(
                                        ports.connect(worker), ports.gateway(worker), ports.management(worker))))
                .toList();
    }

    boolean areAllPortsFree() {
        return allPorts().stream().allMatch(Ports::isFree);
    }

    void store(Path file) throws IOException {
        var properties = new Properties();
        properties.put("brokers", Integer.toString(brokers));
        properties.put("workers", Integer.toString(workers));
        properties.put("port.broker", Integer.toString(ports.broker()));
        properties.put("port.controller", Integer.toString(ports.controller()));
        properties.put("port.connect", Integer.toString(ports.connect()));
        properties.put("port.gateway", Integer.toString(ports.gateway()));
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
                number(properties, "brokers"),
                number(properties, "workers"),
                new PortPlan(
                        number(properties, "port.broker"),
                        number(properties, "port.controller"),
                        number(properties, "port.connect"),
                        number(properties, "port.gateway")),
                Boolean.parseBoolean(properties.getProperty("apart")));
    }

    private static int number(Properties properties, String key) {
        return Integer.parseInt(properties.getProperty(key));
    }
}
