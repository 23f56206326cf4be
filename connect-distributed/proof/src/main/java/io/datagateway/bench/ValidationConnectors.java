// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** Deploys connectors that read raw topics, and holds what their subjects share. */
final class ValidationConnectors implements AutoCloseable {

    private static final String COPY = "io.datagateway.baselines.CopySourceConnector";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final BenchTestBed testBed;
    private final Admin admin;
    private final Backlog backlog;

    ValidationConnectors(BenchTestBed testBed) throws IOException {
        this.testBed = testBed;
        this.admin = testBed.admin();
        this.backlog = new Backlog(testBed);
    }

    Admin admin() {
        return admin;
    }

    Backlog backlog() {
        return backlog;
    }

    ConnectRest rest() {
        return testBed.rest("validation");
    }

    /** Returns the validation of a topic, as shipped. */
    ValidationSubject rules(String name, Workload workload) throws IOException, InterruptedException {
        return subject(name, workload, Map.of());
    }

    /** Returns the same with another catalog. */
    ValidationSubject rules(String name, Workload workload, Path catalog) throws IOException, InterruptedException {
        return subject(name, workload, Map.of("transforms.validate.contracts.path", catalog.toString()));
    }

    /** Returns the same connector without its SMTs. */
    ValidationSubject copy(String name, Workload workload) throws IOException, InterruptedException {
        return subject(name, workload, Map.of("connector.class", COPY, "transforms", ""));
    }

    private ValidationSubject subject(String name, Workload workload, Map<String, String> changes)
            throws IOException, InterruptedException {
        String connector = "validate-" + workload.topic();
        testBed.topics(topics(workload));
        Map<String, String> settings = new HashMap<>();
        settings.put("topics.regex", Pattern.quote(workload.topic() + ".raw"));
        settings.put("transforms.validate.contracts.path", testBed.catalog().toString());
        settings.put("transforms.route.connector.name", connector);
        settings.putAll(changes);
        if (rest().connectors().contains(connector)) {
            // One that an earlier part has stopped stays so, whatever its config.
            rest().resume(connector);
        }
        testBed.deploy(connector, "validation", settings);
        pause(rest(), connector);
        return new ValidationSubject(name, new PausedConnector(rest(), connector), workload, this);
    }

    /** Returns raw and its targets. */
    static List<String> topics(Workload workload) {
        return Stream.of(".raw", ".prod", ".dlq").map(workload.topic()::concat).toList();
    }

    /**
     * Pauses a connector. Returns when no task reads any more: what it read meanwhile would be missing in the next
     * round.
     */
    static void pause(ConnectRest rest, String connector) throws IOException, InterruptedException {
        rest.pause(connector);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!rest.status(connector).tasks().values().stream()
                .allMatch(task -> task.state().equals("PAUSED"))) {
            if (System.nanoTime() > end) {
                throw new IOException(connector + " did not pause in " + PATIENCE.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Ends connectors that are not used any more. */
    void stop(List<String> topics) throws IOException {
        for (String topic : topics) {
            rest().stop("validate-" + topic);
        }
    }

    @Override
    public void close() {
        backlog.close();
        admin.close();
    }
}
