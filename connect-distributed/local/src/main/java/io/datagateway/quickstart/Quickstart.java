// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cli.CommandRunner;
import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.JvmOptions;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.cluster.WorkerOverrides;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.Orders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code bin/quickstart}. */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts Kafka, one Connect worker for all connectors, and PostgreSQL on this machine, shows them"
                + " working, and stays up to be tried. In production the gateway has workers of its own.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every outcome was the expected one",
            "1:an outcome was another",
            "2:wrong usage, or this machine does not allow it"
        })
public final class Quickstart implements Callable<Integer> {

    @Mixin
    private final QuickstartOptions options = new QuickstartOptions();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final DemonstrationReport report = new DemonstrationReport(out);
    private final Instant begin = Instant.now();

    public static void main(String... arguments) {
        CommandRunner.main(new Quickstart(), arguments);
    }

    @Override
    public Integer call() throws Exception {
        Topology topology = QuickstartPorts.topology(options);
        ClusterPaths paths = ClusterPaths.of("quickstart");
        DemoDatabase database = options.database() ? new DemoDatabase(options, paths) : null;
        WorkerOverrides overrides = database == null ? WorkerOverrides.NONE : database.overrides();
        var cluster = new Cluster(paths, topology, JvmOptions.DEFAULT, overrides);
        cluster.killAllAtExit();
        step("making a demo CA and certificates");
        cluster.issue(List.of("gateway", Orders.TOPIC, "sales.refunds", "postgres"));
        try {
            return run(cluster, database) ? 0 : 1;
        } finally {
            cluster.stopAll();
            if (database != null) {
                database.close();
            }
        }
    }

    private boolean run(Cluster cluster, @Nullable DemoDatabase database) throws Exception {
        var startup = new Startup(cluster);
        start(cluster, startup, database);
        deployGateway(cluster.paths(), startup);
        if (database != null) {
            // Not beside the worker's start: the first 201 would come seconds later.
            database.start();
        }
        step("sending batches to " + options.gatewayUrl() + "/api/1.0/" + Orders.TOPIC);
        new HttpDemonstration(options, cluster.paths(), report).run();
        out.println();
        if (database != null) {
            demonstrateDatabase(cluster.paths(), startup, database);
        }
        return conclude(cluster.paths());
    }

    private void start(Cluster cluster, Startup startup, @Nullable DemoDatabase database) throws Exception {
        step("starting Kafka on " + options.bootstrapServers());
        cluster.prepare();
        startup.startBrokers();
        startup.createTopics(HttpDemonstration.TOPICS, 3);
        startup.createStatusTopic();
        step("starting a distributed Connect worker on " + options.connectUrl());
        if (database != null) {
            database.linkPlugin();
        }
        startup.startWorkers();
    }

    private void deployGateway(ClusterPaths paths, Startup startup) throws IOException, InterruptedException {
        Path shipped = paths.bundle().resolve("config/connectors");
        List<Path> configs = Startup.CONNECTORS.stream()
                .map(connector -> shipped.resolve(connector + ".json"))
                .toList();
        deploy(configs, paths, startup);
    }

    private void demonstrateDatabase(ClusterPaths paths, Startup startup, DemoDatabase database) throws Exception {
        startup.createTopics(List.of(DemoDatabase.HEARTBEATS), 1);
        step("filling the table orders of the PostgreSQL on localhost:" + options.postgresPort());
        var demonstration = new DatabaseDemonstration(options, paths, database, report);
        demonstration.fill();
        deploy(List.of(database.connector()), paths, startup);
        step("changing the table");
        demonstration.run();
        out.println();
    }

    private void deploy(List<Path> configs, ClusterPaths paths, Startup startup)
            throws IOException, InterruptedException {
        for (Path config : configs) {
            step("deploying the connector " + ConnectRest.name(config) + " from "
                    + paths.home().relativize(config));
        }
        for (Path config : configs) {
            startup.deploy(config);
        }
        for (Path config : configs) {
            startup.awaitRunning(ConnectRest.name(config));
        }
    }

    private boolean conclude(ClusterPaths paths) throws InterruptedException {
        boolean asExpected = report.asExpected();
        step(asExpected ? "every outcome was the expected one" : "not every outcome was the expected one");
        if (!options.once()) {
            out.println(NextCommands.text(options, paths));
            new CountDownLatch(1).await();
        }
        return asExpected;
    }

    private void step(String what) {
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        out.printf("[%3d s] %s%n", seconds, what);
    }
}
