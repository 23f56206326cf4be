// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A distributed Connect worker: the shipped {@code worker.properties}, with this machine's addresses and one copy. */
final class ConnectWorker implements AutoCloseable {

    private static final Duration TIME_TO_START = Duration.ofSeconds(90);

    private static final Duration TIME_TO_RUN = Duration.ofSeconds(60);

    private final JavaProcess process;
    private final ConnectRest rest;

    private ConnectWorker(JavaProcess process, ConnectRest rest) {
        this.process = process;
        this.rest = rest;
    }

    /** @param database which a connector may read; null for none */
    static ConnectWorker start(Options options, Workspace workspace, @Nullable Database database)
            throws IOException, InterruptedException {
        Path properties = writeProperties(options, workspace, database);
        JavaProcess process = JavaProcess.start(
                new JavaProcess.Command(
                        "worker",
                        workspace.kafkaLibraries(),
                        "org.apache.kafka.connect.cli.ConnectDistributed",
                        List.of(properties.toString()),
                        environment(options, workspace, database)),
                workspace.logs());
        var rest = new ConnectRest(options.connectUrl(), TIME_TO_RUN);
        process.await(rest::answers, TIME_TO_START);
        return new ConnectWorker(process, rest);
    }

    /** Creates connectors, called like the files with their configs, and waits until they run. */
    void deploy(List<Path> configs) throws IOException, InterruptedException {
        for (Path config : configs) {
            rest.deploy(config);
        }
        long end = System.nanoTime() + TIME_TO_RUN.toNanos();
        for (Path config : configs) {
            while (!rest.runs(ConnectRest.name(config))) {
                if (System.nanoTime() > end) {
                    throw new IOException(config + " does not run after " + TIME_TO_RUN.toSeconds()
                            + " s; see worker.log in the folder logs beside it");
                }
                Thread.sleep(200);
            }
        }
    }

    /** What the connectors' JSON refers to as {@code ${env:…}}. */
    private static Map<String, String> environment(Options options, Workspace workspace, @Nullable Database database) {
        var environment = new HashMap<>(Map.of(
                "DATA_GATEWAY_BOOTSTRAP_SERVERS", options.bootstrapServers(),
                "DATA_GATEWAY_PORT", Integer.toString(options.number(Port.GATEWAY)),
                "DATA_GATEWAY_CERTS", workspace.certs().toString(),
                "DATA_GATEWAY_KEYSTORE_PASSWORD", DemoCertificates.PASSWORD,
                "DATA_GATEWAY_CONTRACTS", workspace.contracts().toString()));
        if (database != null) {
            environment.put("DATA_GATEWAY_POSTGRES_PASSWORD", database.password());
        }
        return environment;
    }

    private static Path writeProperties(Options options, Workspace workspace, @Nullable Database database)
            throws IOException {
        var properties = new Properties();
        try (var shipped = Files.newInputStream(workspace.bundle().resolve("config/worker.properties"))) {
            properties.load(shipped);
        }
        properties.put("bootstrap.servers", options.bootstrapServers());
        properties.put("listeners", options.connectUrl());
        String ours = workspace.bundle().resolve("plugins").toString();
        properties.put("plugin.path", database == null ? ours : ours + "," + database.plugins());
        for (String topic : List.of("config", "offset", "status")) {
            properties.put(topic + ".storage.replication.factor", "1");
        }
        Path file = workspace.root().resolve("worker.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, "written by the quickstart");
        }
        return file;
    }

    @Override
    public void close() {
        process.close();
    }
}
