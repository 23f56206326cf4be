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
record ClusterCommand(ClusterOptions options, Folders folders, PrintStream out) {

    private static final int PARTITIONS = 3;
    private static final int TAIL = 40;

    /** @param arguments the folder {@code connect-distributed}, then those of {@link ClusterOptions} */
    public static void main(String[] arguments) throws Exception {
        Command.main("cluster", arguments, (line, folders, out) -> {
            new ClusterCommand(ClusterOptions.parse(line), folders, out).run();
            return 0;
        });
    }

    private void run() throws Exception {
        switch (options.command()) {
            case "start" -> start();
            case "status" -> status(Cluster.at(folders));
            case "stop" -> Cluster.at(folders).stopAll();
            case "kill" -> Cluster.at(folders).kill(options.node());
            case "restart" -> restart(Cluster.at(folders));
            case "logs" -> logs();
            default ->
                throw new IllegalArgumentException(
                        "unknown command " + options.command() + "\n" + ClusterOptions.USAGE);
        }
    }

    private void start() throws Exception {
        var settings = new Settings(options.brokers(), options.workers(), options.basePort(), false);
        if (Files.exists(folders.settings())) {
            refuseIfAlive(Cluster.at(folders));
        }
        Ports.check(settings);
        var cluster = new Cluster(folders, settings, Launch.QUICK);
        cluster.issue(List.of("gateway", Orders.TOPIC));
        cluster.prepare();
        out.printf(
                "starting %d brokers and %d workers; their logs: %s%n",
                options.brokers(), options.workers(), folders.logs());
        try {
            new Startup(cluster).run(List.of(Orders.TOPIC), PARTITIONS, Map.of());
        } catch (IOException e) {
            cluster.killAll();
            throw e;
        }
        status(cluster);
    }

    private static void refuseIfAlive(Cluster before) throws IOException {
        for (Node node : before.settings().nodes()) {
            if (before.isAlive(node)) {
                throw new IOException("a cluster runs already (" + node + "); end it with: cluster stop");
            }
        }
    }

    private void status(Cluster cluster) throws IOException {
        Settings settings = cluster.settings();
        for (Node node : settings.nodes()) {
            String pid = cluster.pid(node).map(id -> "process " + id).orElse("does not run");
            out.printf("%-9s %-15s %s%n", node, pid, where(settings, node));
        }
        out.println("certificates: " + folders.certs());
        for (String url : settings.connectUrls()) {
            var rest = new ConnectRest(url, Duration.ofSeconds(5));
            if (rest.answers()) {
                for (String connector : Startup.CONNECTORS) {
                    out.println(connector + ": " + rest.status(connector));
                }
                return;
            }
        }
    }

    private static String where(Settings settings, Node node) {
        int number = node.number();
        return switch (node.kind()) {
            case BROKER -> "localhost:" + settings.brokerPort(number);
            case WORKER ->
                "%s  gateway %s  ready: %s"
                        .formatted(
                                settings.connectUrls().get(number - 1),
                                settings.gatewayUrls().get(number - 1),
                                settings.healthUrls().get(number - 1));
            case WATCHER -> "restarts what has failed";
        };
    }

    private void restart(Cluster cluster) throws IOException, InterruptedException {
        cluster.stop(options.node());
        cluster.start(options.node());
    }

    private void logs() throws IOException {
        Cluster cluster = Cluster.at(folders);
        List<Node> nodes = options.arguments().isEmpty() ? cluster.settings().nodes() : List.of(options.node());
        for (Node node : nodes) {
            Path log = folders.log(node);
            List<String> lines = Files.readAllLines(log);
            out.println("==> " + log);
            lines.subList(Math.max(0, lines.size() - TAIL), lines.size()).forEach(out::println);
        }
    }
}
