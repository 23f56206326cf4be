// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.Command;
import io.datagateway.cluster.Ports;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.DemoCertificates;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts everything on this machine, shows it working, and stays up to be tried. */
public final class Quickstart {

    private final Options options;
    private final Workspace workspace;
    private final PrintStream out;
    private final Report report;
    private final Instant begin = Instant.now();

    private Quickstart(Options options, PrintStream out) {
        this.options = options;
        this.workspace = new Workspace(options.home());
        this.out = out;
        this.report = new Report(out);
    }

    /** @param arguments those of {@link Options} */
    public static void main(String[] arguments) throws Exception {
        Command.main(
                "quickstart",
                arguments,
                (line, paths, out) ->
                        new Quickstart(Options.parse(paths.home(), line.toArray(String[]::new)), out).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        prepare();
        step("starting Kafka on " + options.bootstrapServers());
        try (Broker broker = Broker.start(options, workspace)) {
            broker.createTopics(HttpDemonstration.TOPICS, 3);
            step("starting a distributed Connect worker on " + options.connectUrl());
            try (Database database = options.database() ? Database.prepare(options, workspace) : null;
                    ConnectWorker worker = ConnectWorker.start(options, workspace, database)) {
                deployGateway(worker);
                if (database != null) {
                    // Not beside the worker's start: the first 201 would come seconds later.
                    database.start();
                }
                demonstrateHttp();
                if (database != null) {
                    broker.createTopics(List.of(Database.HEARTBEATS), 1);
                    demonstrateDatabase(worker, database);
                }
                return conclude();
            }
        }
    }

    private void prepare() throws Exception {
        checkPorts();
        workspace.refresh();
        Files.copy(
                workspace.bundle().resolve("config/log4j2.yaml"),
                workspace.root().resolve("log4j2.yaml"));
        step("making a demo CA and certificates");
        var certificates = new DemoCertificates(workspace.certs());
        for (String name : List.of("gateway", Orders.TOPIC, "sales.refunds", "postgres")) {
            certificates.issue(name);
        }
    }

    private void deployGateway(ConnectWorker worker) throws IOException, InterruptedException {
        Path shipped = workspace.bundle().resolve("config/connectors");
        deploy(worker, List.of(shipped.resolve("http-source.json"), shipped.resolve("validation.json")));
    }

    private void demonstrateHttp() throws Exception {
        step("sending batches to " + options.gatewayUrl() + "/api/1.0/" + Orders.TOPIC);
        new HttpDemonstration(options, workspace, report).run();
        out.println();
    }

    private void demonstrateDatabase(ConnectWorker worker, Database database) throws Exception {
        step("filling the table orders of the PostgreSQL on localhost:" + options.number(Port.POSTGRES));
        var demonstration = new DatabaseDemonstration(options, workspace, database, report);
        demonstration.fill();
        deploy(worker, List.of(database.connector()));
        step("changing the table");
        demonstration.run();
        out.println();
    }

    private void deploy(ConnectWorker worker, List<Path> configs) throws IOException, InterruptedException {
        for (Path config : configs) {
            step("deploying the connector " + ConnectRest.name(config) + " from "
                    + options.home().relativize(config));
        }
        worker.deploy(configs);
    }

    private boolean conclude() throws InterruptedException {
        boolean asExpected = report.asExpected();
        step(asExpected ? "every outcome was the expected one" : "not every outcome was the expected one");
        if (!options.once()) {
            out.println(NextCommands.text(options, workspace));
            new CountDownLatch(1).await();
        }
        return asExpected;
    }

    private void checkPorts() throws IOException {
        for (Port port : options.ports()) {
            int number = options.number(port);
            if (!Ports.isFree(number)) {
                throw new IOException(
                        "port " + number + " is in use; end what uses it, or choose another with " + port.flag());
            }
        }
    }

    private void step(String what) {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.printf("[%3d s] %s%n", seconds, what);
    }
}
