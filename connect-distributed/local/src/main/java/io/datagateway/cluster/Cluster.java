// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.commands.Gateway;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/** Brokers and workers, started, ended and hurt one by one. */
public final class Cluster {

    private final ClusterPaths paths;

    private final Topology topology;
    private final JvmOptions jvm;
    private final WorkerOverrides overrides;
    private Map<String, String> brokerSettings = Map.of();

    public Cluster(ClusterPaths paths, Topology topology, JvmOptions jvm) {
        this(paths, topology, jvm, WorkerOverrides.NONE);
    }

    public Cluster(ClusterPaths paths, Topology topology, JvmOptions jvm, WorkerOverrides overrides) {
        this.paths = paths;
        this.topology = topology;
        this.jvm = jvm;
        this.overrides = overrides;
    }

    /** Gives the brokers settings on top of those that they all have; to be called before {@link #prepare}. */
    public void configureBrokers(Map<String, String> settings) {
        brokerSettings = Map.copyOf(settings);
    }

    /** Returns the cluster that was started there. */
    static Cluster at(ClusterPaths paths) throws IOException {
        if (!Files.exists(paths.topology())) {
            throw new IOException("there is no cluster in " + paths.root() + "; start one first");
        }
        return new Cluster(paths, Topology.load(paths.topology()), JvmOptions.QUICK);
    }

    public Topology topology() {
        return topology;
    }

    public ClusterPaths paths() {
        return paths;
    }

    /**
     * Empties the folder and writes certificates there.
     *
     * @param identities common names of certificates: {@code gateway}, and the clients'
     */
    public DemoCertificates issue(List<String> identities) throws IOException, GeneralSecurityException {
        paths.refresh();
        var authority = new DemoCertificates(paths.certs());
        for (String identity : identities) {
            authority.issue(identity);
        }
        return authority;
    }

    /** Writes the configs of the processes and formats the brokers' folders. */
    public void prepare() throws IOException, InterruptedException {
        Uuid id = Uuid.randomUuid();
        for (Node node : topology.nodes()) {
            switch (node.kind()) {
                case BROKER -> new BrokerNode(paths, topology, node).prepare(id, brokerSettings);
                case INGEST, WORKER -> worker(node).prepare();
                case WATCHER -> {}
            }
        }
    }

    /** Starts a process; it is not ready yet when this returns. */
    public void start(Node node) throws IOException {
        process(node)
                .start(
                        switch (node.kind()) {
                            case BROKER -> new BrokerNode(paths, topology, node).program(jvm.broker());
                            case INGEST, WORKER -> worker(node).program(jvm.worker());
                            case WATCHER -> watcher(node);
                        });
    }

    /** Returns the folder of plugins that the worker has at its next start. */
    public Path plugins(Node worker) throws IOException {
        return worker(worker).plugins();
    }

    /** Gives the worker another folder of plugins from its next start on. */
    public void usePlugins(Node worker, Path plugins) throws IOException {
        worker(worker).usePlugins(plugins);
    }

    private WorkerNode worker(Node node) {
        return new WorkerNode(paths, topology, node, overrides);
    }

    /** Returns the program of {@code bin/gateway connectors watch}, for one of the groups. */
    private NodeProcess.Program watcher(Node node) {
        List<String> urls = topology.connectUrls(topology.groups().get(node.number() - 1));
        return new NodeProcess.Program(
                List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", paths.ownClassPath()),
                Gateway.class.getName(),
                List.of("connectors", "watch", "--url", String.join(",", urls)),
                Map.of(),
                paths.log(node));
    }

    /** Ends a process in order: SIGTERM. */
    public void stop(Node node) throws IOException, InterruptedException {
        process(node).stop();
    }

    /** Ends a process at once: SIGKILL. */
    public void kill(Node node) throws IOException, InterruptedException {
        process(node).kill();
    }

    /** Stops a process where it is, until {@link #thaw}: SIGSTOP. */
    public void freeze(Node node) throws IOException, InterruptedException {
        process(node).signal("STOP");
    }

    /** Lets a frozen process go on: SIGCONT. */
    public void thaw(Node node) throws IOException, InterruptedException {
        process(node).signal("CONT");
    }

    public boolean isAlive(Node node) throws IOException {
        return process(node).isAlive();
    }

    /** Returns the process id, if it runs. */
    public Optional<Long> pid(Node node) throws IOException {
        return process(node).pid();
    }

    /** Ends all processes in order: the workers first, while Kafka still takes their last requests. */
    public void stopAll() throws IOException, InterruptedException {
        stopAll(topology.nodes(Node.Kind.WATCHER));
        stopAll(topology.connectNodes());
        stopAll(topology.nodes(Node.Kind.BROKER));
    }

    private void stopAll(List<Node> nodes) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (Node node : nodes) {
            threads.add(thread("stop-" + node, () -> stop(node)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Ends all processes at once. */
    public void killAll() throws IOException, InterruptedException {
        for (Node node : topology.nodes()) {
            kill(node);
        }
    }

    /** Ends all processes at once when this one ends. */
    public void killAllAtExit() {
        Runtime.getRuntime().addShutdownHook(thread("kill-all", this::killAll));
    }

    private interface Ending {
        void end() throws IOException, InterruptedException;
    }

    private static Thread thread(String name, Ending ending) {
        return new Thread(
                () -> {
                    try {
                        ending.end();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
    }

    private NodeProcess process(Node node) {
        return new NodeProcess(paths.pid(node));
    }

    /** Fails if the process has ended, with the end of its log. */
    void requireAlive(Node node) throws IOException {
        if (!isAlive(node)) {
            Path log = paths.log(node);
            String end = String.join("\n    ", lastLines(log, 8));
            throw new IOException(node + " has ended; the end of " + log + ":\n    " + end);
        }
    }

    static List<String> lastLines(Path log, int count) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    static List<String> javaOptions(List<String> own, ClusterPaths paths, Node.Kind kind) {
        var options = new ArrayList<>(own);
        options.add("-Dlog4j2.configurationFile=" + paths.log4j());
        options.add("-Dlog4j.configuration=" + paths.reload4j().toUri());
        options.add("-cp");
        options.add(paths.kafkaClassPath(kind));
        return options;
    }
}
