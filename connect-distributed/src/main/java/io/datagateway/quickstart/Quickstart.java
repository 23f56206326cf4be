// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts everything on this machine, shows it working, and stays up to be tried. */
public final class Quickstart {

    private static final Duration TIME_TO_RUN = Duration.ofSeconds(60);
    private static final List<String> CONNECTORS = List.of("http-source", "validation");

    private final Options options;
    private final Workspace workspace;
    private final PrintStream out;
    private final Instant begin = Instant.now();

    private Quickstart(Options options, PrintStream out) {
        this.options = options;
        this.workspace = new Workspace(options.home());
        this.out = out;
    }

    /** @param arguments the folder {@code connect-distributed}, then those of {@link Options} */
    public static void main(String[] arguments) throws Exception {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            Path home = Path.of(arguments[0]).toAbsolutePath().normalize();
            Options options = Options.parse(home, rest.toArray(String[]::new));
            System.exit(new Quickstart(options, out).run() ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            out.println("quickstart: " + e.getMessage());
            System.exit(2);
        }
    }

    private boolean run() throws Exception {
        checkPorts();
        workspace.refresh();
        Files.copy(
                workspace.bundle().resolve("config/log4j2.yaml"),
                workspace.root().resolve("log4j2.yaml"));
        step("making a demo CA and certificates");
        var certificates = new DemoCertificates(workspace.certs());
        for (String name : List.of("gateway", Orders.TOPIC, "sales.refunds")) {
            certificates.issue(name);
        }
        step("starting Kafka on " + options.bootstrapServers());
        try (Broker broker = Broker.start(options, workspace)) {
            broker.createTopics(Demonstration.TOPICS, 3);
            step("starting a distributed Connect worker on " + options.connectUrl());
            try (ConnectWorker worker = ConnectWorker.start(options, workspace)) {
                deploy(worker.rest());
                return demonstrate();
            }
        }
    }

    private void deploy(ConnectRest rest) throws IOException, InterruptedException {
        for (String connector : CONNECTORS) {
            Path config = workspace.bundle().resolve("config/connectors/" + connector + ".json");
            step("deploying the connector " + connector + " from "
                    + options.home().relativize(config));
            rest.deploy(config);
        }
        long end = System.nanoTime() + TIME_TO_RUN.toNanos();
        for (String connector : CONNECTORS) {
            while (!rest.runs(connector)) {
                if (System.nanoTime() > end) {
                    throw new IOException(connector + " does not run after " + TIME_TO_RUN.toSeconds() + " s; see "
                            + workspace.logs().resolve("worker.log"));
                }
                Thread.sleep(200);
            }
        }
    }

    private boolean demonstrate() throws Exception {
        step("sending batches to " + options.gatewayUrl() + "/api/1.0/" + Orders.TOPIC);
        boolean asExpected = new Demonstration(options, workspace, out).run();
        out.println(asExpected ? "\nEvery outcome was the expected one." : "\nNot every outcome was the expected one.");
        if (!options.once()) {
            out.println(NextCommands.text(options, workspace));
            new CountDownLatch(1).await();
        }
        return asExpected;
    }

    private void checkPorts() throws IOException {
        Map<String, Integer> ports = Map.of(
                "--gateway-port", options.gatewayPort(),
                "--kafka-port", options.kafkaPort(),
                "--connect-port", options.connectPort());
        for (var port : ports.entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port.getValue()));
            } catch (IOException e) {
                throw new IOException("port " + port.getValue()
                        + " is in use; end what uses it, or choose another with " + port.getKey());
            }
        }
    }

    private void step(String what) {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.printf("[%3d s] %s%n", seconds, what);
    }
}
