// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
public record Topology(int brokers, WorkerCounts workers, PortPlan ports, boolean apart) {

    /** The greatest number of brokers. */
    static final int MOST = 9;

    /** The shipped connector that belongs to the gateway's own group, if there is one. */
    private static final String GATEWAY = "http-source";

    private static final String LOCALHOST = "127.0.0.1";

    /** @param basePort the fifty ports after it are the cluster's */
    Topology(int brokers, WorkerCounts workers, int basePort, boolean apart) {
        this(brokers, workers, PortPlan.ofBlock(basePort), apart);
    }

    /** A cluster with one group for all connectors. */
    Topology(int brokers, int workers, int basePort, boolean apart) {
        this(brokers, WorkerCounts.single(workers), basePort, apart);
    }

    /**
     * Returns a topology on the first block of fifty ports from 19000 that is free. No other process that asks here gets
     * the block before this one has ended; the system gives out none of these ports by itself; a third program could still
     * take one before the cluster does, and a process of the cluster then fails to start.
     */
    public static Topology onFreePorts(int brokers, WorkerCounts workers, boolean apart) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        for (int basePort = 19_000; basePort < 30_000; basePort += 50) {
            var topology = new Topology(brokers, workers, basePort, apart);
            if (PortBlock.tryReserve(folder, basePort) && topology.areAllPortsFree()) {
                return topology;
            }
        }
        throw new IOException("no fifty ports from 19000 to 30000 are free");
    }

    /** Returns the same with one group for all connectors. */
    public static Topology onFreePorts(int brokers, int workers, boolean apart) throws IOException {
        return onFreePorts(brokers, WorkerCounts.single(workers), apart);
    }

    public Layout layout() {
        return workers.layout();
    }

    public List<Node> nodes() {
        return Arrays.stream(Node.Kind.values())
                .flatMap(kind -> nodes(kind).stream())
                .toList();
    }

    public List<Node> nodes(Node.Kind kind) {
        int count = switch (kind) {
            case BROKER -> brokers;
            case INGEST -> workers.ingest();
            case WORKER -> workers.others();
            case WATCHER -> groups().size();
        };
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Node(kind, number))
                .toList();
    }

    /** Returns the kinds of workers, one for each Connect group. */
    public List<Node.Kind> groups() {
        return layout() == Layout.SPLIT ? List.of(Node.Kind.INGEST, Node.Kind.WORKER) : List.of(Node.Kind.WORKER);
    }

    /**
     * Returns the kind of the workers that run a connector.
     *
     * @param shipped the shipped config that it has
     */
    public Node.Kind group(String shipped) {
        return shipped.equals(GATEWAY) ? groups().get(0) : Node.Kind.WORKER;
    }

    /** Returns the workers of all groups. */
    public List<Node> connectNodes() {
        return groups().stream().flatMap(kind -> nodes(kind).stream()).toList();
    }

    /** Returns the workers that serve the gateway. */
    public List<Node> gatewayNodes() {
        return nodes(group(GATEWAY));
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

    /** Returns the position of a worker among those of all groups, from 1: its ports go by it. */
    int position(Node worker) {
        return worker.kind() == Node.Kind.WORKER ? workers.ingest() + worker.number() : worker.number();
    }

    /** Returns the address, without the port, at which a worker reaches a broker. */
    public String host(Node worker, Node broker) {
        return host(position(worker), broker.number());
    }

    private String host(int position, int broker) {
        return apart ? "127.0." + position + "." + broker : LOCALHOST;
    }

    /** Returns host and port at which a worker reaches a broker: Kafka wants a port of its own for each listener. */
    String address(int position, int broker) {
        int port = apart ? ports.broker(broker) + 50 + 10 * position : ports.broker(broker);
        return host(position, broker) + ":" + port;
    }

    /** Returns the servers by which clients outside reach Kafka. */
    public String bootstrapServers() {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> LOCALHOST + ":" + ports.broker(broker))
                .collect(Collectors.joining(","));
    }

    String bootstrapServers(Node worker) {
        return IntStream.rangeClosed(1, brokers)
                .mapToObj(broker -> address(position(worker), broker))
                .collect(Collectors.joining(","));
    }

    /** Returns the URL of each worker's REST interface, the groups one after another. */
    public List<String> connectUrls() {
        return connectNodes().stream().map(this::connectUrl).toList();
    }

    /** Returns the URLs of the REST interfaces of one group. */
    public List<String> connectUrls(Node.Kind group) {
        return nodes(group).stream().map(this::connectUrl).toList();
    }

    String connectUrl(Node worker) {
        return "http://localhost:" + ports.connect(position(worker));
    }

    /** Returns the URL at which each worker serves the gateway, if a task of it runs there. */
    public List<String> gatewayUrls() {
        return gatewayNodes().stream()
                .map(worker -> "https://localhost:" + ports.gateway(position(worker)))
                .toList();
    }

    /** Returns the URL at which each worker tells if its gateway would take a request. */
    public List<String> healthUrls() {
        return gatewayNodes().stream()
                .map(worker -> "http://localhost:" + ports.management(position(worker)) + "/health/ready")
                .toList();
    }

    /** Returns all ports that the cluster listens on. */
    List<Integer> allPorts() {
        return Stream.concat(
                        IntStream.rangeClosed(1, brokers)
                                .boxed()
                                .flatMap(broker -> Stream.of(ports.broker(broker), ports.controller(broker))),
                        IntStream.rangeClosed(1, workers.all())
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
        properties.put("ingest", Integer.toString(workers.ingest()));
        properties.put("workers", Integer.toString(workers.others()));
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
                new WorkerCounts(number(properties, "ingest"), number(properties, "workers")),
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
