// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The command {@code bin/cluster}. */
record ClusterCommand(ClusterOptions options, ClusterPaths paths, PrintStream out) {

    private static final int PARTITIONS = 3;
    private static final int TAIL = 40;

    /** @param arguments those of {@link ClusterOptions} */
    public static void main(String[] arguments) throws Exception {
        Command.main("cluster", arguments, (line, paths, out) -> {
            new ClusterCommand(ClusterOptions.parse(line), paths, out).run();
            return 0;
        });
    }

    private void run() throws Exception {
        switch (options.command()) {
            case "start" -> start();
            case "status" -> status(Cluster.at(paths));
            case "stop" -> Cluster.at(paths).stopAll();
            case "kill" -> Cluster.at(paths).kill(options.node());
            case "restart" -> restart(Cluster.at(paths));
            case "logs" -> logs();
            default ->
                throw new IllegalArgumentException(
                        "unknown command " + options.command() + "\n" + ClusterOptions.USAGE);
        }
    }

    private void start() throws Exception {
        var topology = new Topology(options.brokers(), options.workers(), options.basePort(), false);
        if (Files.exists(paths.topology())) {
            refuseIfAlive(Cluster.at(paths));
        }
        Ports.check(topology);
        var cluster = new Cluster(paths, topology, JvmOptions.QUICK);
        cluster.issue(List.of("gateway", Orders.TOPIC));
        topology.store(paths.topology());
        cluster.prepare();
        out.printf("starting %d brokers and %s; their logs: %s%n", options.brokers(), options.workers(), paths.logs());
        try {
            new Startup(cluster).run(List.of(Orders.TOPIC), PARTITIONS, Map.of());
        } catch (IOException e) {
            cluster.killAll();
            throw e;
        }
        status(cluster);
    }

    private static void refuseIfAlive(Cluster before) throws IOException {
        for (Node node : before.topology().nodes()) {
            if (before.isAlive(node)) {
                throw new IOException("a cluster runs already (" + node + "); end it with: cluster stop");
            }
        }
    }

    private void status(Cluster cluster) throws IOException {
        Topology topology = cluster.topology();
        for (Node node : topology.nodes()) {
            String pid = cluster.pid(node).map(id -> "process " + id).orElse("does not run");
            out.printf("%-9s %-15s %s%n", node, pid, where(topology, node));
        }
        out.println("certificates: " + paths.certs());
        for (Node.Kind group : topology.groups()) {
            printConnectors(topology.connectUrls(group));
        }
    }

    /** @param urls of the workers of a group, of which the first that answers is asked */
    private void printConnectors(List<String> urls) throws IOException {
        for (String url : urls) {
            var rest = new ConnectRest(url, Duration.ofSeconds(5));
            if (rest.answers()) {
                rest.statuses().forEach((name, status) -> out.println(name + ": " + status));
                return;
            }
        }
    }

    private static String where(Topology topology, Node node) {
        return switch (node.kind()) {
            case BROKER -> "localhost:" + topology.ports().broker(node.number());
            case INGEST, WORKER -> topology.connectUrl(node) + gateway(topology, node);
            case WATCHER -> "restarts what has failed";
        };
    }

    private static String gateway(Topology topology, Node worker) {
        int index = topology.gatewayNodes().indexOf(worker);
        return index < 0
                ? ""
                : "  gateway " + topology.gatewayUrls().get(index) + "  ready: "
                        + topology.healthUrls().get(index);
    }

    private void restart(Cluster cluster) throws IOException, InterruptedException {
        cluster.stop(options.node());
        cluster.start(options.node());
    }

    private void logs() throws IOException {
        Cluster cluster = Cluster.at(paths);
        List<Node> nodes = options.arguments().isEmpty() ? cluster.topology().nodes() : List.of(options.node());
        for (Node node : nodes) {
            Path log = paths.log(node);
            out.println("==> " + log);
            Cluster.lastLines(log, TAIL).forEach(out::println);
        }
    }
}
