// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.cli.CommandRunner;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command {@code bin/cluster}. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        description = "A replicated Kafka and one or two groups of Connect workers with the gateway, on this machine.")
final class ClusterCommand implements Callable<Integer> {

    private static final int PARTITIONS = 3;
    private static final int LOG_LINES = 40;

    @Option(
            names = "--brokers",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            converter = ProcessCount.class,
            defaultValue = "3",
            description = "1 to 9, default 3: each record has min(3, N) copies, all but one must be in sync")
    private int brokers;

    @Option(
            names = "--layout",
            scope = ScopeType.INHERIT,
            paramLabel = "split|single",
            defaultValue = "split",
            description =
                    "split, the default: the gateway without transactions in a Connect group of its own; single: one"
                            + " group with exactly-once for all")
    private Layout layout = Layout.SPLIT;

    @Option(
            names = "--ingest-workers",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            converter = ProcessCount.class,
            defaultValue = "2",
            description = "default 2: workers of the gateway's group, each at a port of its own; with split only")
    private int ingestWorkers;

    @Option(
            names = "--workers",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            converter = ProcessCount.class,
            defaultValue = "2",
            description = "default 2: the other workers; with single, each serves the gateway; 9 workers at most")
    private int workers;

    @Option(
            names = "--base-port",
            scope = ScopeType.INHERIT,
            paramLabel = "N",
            converter = BasePort.class,
            defaultValue = "19000",
            description = "default 19000; the fifty ports after it are the cluster's")
    private int basePort;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    static final class ProcessCount extends NumberRange {
        ProcessCount() {
            super(1, Topology.MOST);
        }
    }

    static final class BasePort extends NumberRange {
        BasePort() {
            super(1024, 65_000);
        }
    }

    /** The process that a command is about. */
    static final class NodeParameter {

        @Parameters(paramLabel = "broker|ingest|worker", description = "kind of the process")
        private Node.@Nullable Kind kind;

        @Parameters(paramLabel = "N", converter = ProcessCount.class, description = "its number, from 1")
        private int number;

        Node node() {
            if (kind == null) {
                throw new IllegalStateException("picocli requires it");
            }
            return new Node(kind, number);
        }
    }

    public static void main(String... arguments) {
        CommandRunner.main(new ClusterCommand(), arguments);
    }

    /** Returns the processes and ports that the options ask for. */
    Topology topology() {
        return new Topology(brokers, WorkerCounts.of(layout, ingestWorkers, workers), basePort, false);
    }

    @Override
    public Integer call() throws Exception {
        start();
        return 0;
    }

    @Command(description = "Starts a cluster in the place of the last one; this is the command if none is given.")
    void start() throws Exception {
        ClusterPaths paths = paths();
        if (Files.exists(paths.topology())) {
            refuseIfAlive(Cluster.at(paths));
        }
        Topology topology = topology();
        Ports.check(topology);
        var cluster = new Cluster(paths, topology, JvmOptions.QUICK);
        cluster.issue(List.of("gateway", Orders.TOPIC));
        topology.store(paths.topology());
        cluster.prepare();
        out.printf("starting %d brokers and %s; their logs: %s%n", brokers, topology.workers(), paths.logs());
        try {
            new Startup(cluster).run(List.of(Orders.TOPIC), PARTITIONS, Map.of());
        } catch (IOException e) {
            cluster.killAll();
            throw e;
        }
        new ClusterStatus(cluster, out).print();
    }

    private static void refuseIfAlive(Cluster before) throws IOException {
        for (Node node : before.topology().nodes()) {
            if (before.isAlive(node)) {
                throw new IOException("a cluster runs already (" + node + "); end it with: cluster stop");
            }
        }
    }

    @Command(description = "Prints where each process listens and how the connectors are.")
    void status() throws IOException {
        new ClusterStatus(Cluster.at(paths()), out).print();
    }

    @Command(description = "Ends all processes in order.")
    void stop() throws IOException, InterruptedException {
        Cluster.at(paths()).stopAll();
    }

    @Command(description = "Ends a process at once (kill -9).")
    void kill(@Mixin NodeParameter process) throws IOException, InterruptedException {
        Cluster.at(paths()).kill(process.node());
    }

    @Command(description = "Ends a process in order if it runs, and starts it again.")
    void restart(@Mixin NodeParameter process) throws IOException, InterruptedException {
        Cluster cluster = Cluster.at(paths());
        cluster.stop(process.node());
        cluster.start(process.node());
    }

    @Command(description = "Prints the end of the log of a process, or of all.")
    void logs(
            @Parameters(
                            arity = "0..1",
                            index = "0",
                            paramLabel = "broker|ingest|worker",
                            description = "kind of the process")
                    Node.@Nullable Kind kind,
            @Parameters(
                            arity = "0..1",
                            index = "1",
                            paramLabel = "N",
                            converter = ProcessCount.class,
                            description = "its number, from 1")
                    @Nullable
                    Integer number)
            throws IOException {
        Cluster cluster = Cluster.at(paths());
        for (Node node : cluster.topology().nodes()) {
            if ((kind == null || node.kind() == kind) && (number == null || node.number() == number)) {
                Path log = cluster.paths().log(node);
                out.println("==> " + log);
                Cluster.lastLines(log, LOG_LINES).forEach(out::println);
            }
        }
    }

    private static ClusterPaths paths() {
        return ClusterPaths.of("cluster");
    }
}
