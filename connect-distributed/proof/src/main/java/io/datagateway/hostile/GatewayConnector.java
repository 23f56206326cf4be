// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway's connector and its settings. */
final class GatewayConnector {

    static final String NAME = "http-source";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ConnectRest rest;
    private final String health;
    private final HttpClient http = HttpClient.newHttpClient();
    private Map<String, String> changes;

    /** @param changes that are in force now */
    GatewayConnector(Cluster cluster, Map<String, String> changes) {
        this.rest = new ConnectRest(cluster.topology().connectUrls().get(0), Duration.ofSeconds(30));
        this.health = cluster.topology().healthUrls().get(0);
        this.changes = changes;
    }

    /** Replaces the changes; returns when requests are taken under the new ones. */
    void change(Map<String, String> wanted) throws IOException, InterruptedException {
        if (!wanted.equals(changes)) {
            var config = new LinkedHashMap<>(rest.config(NAME));
            config.keySet().removeAll(changes.keySet());
            config.putAll(wanted);
            // Stopped first: a task that runs may still be one with the old settings.
            rest.stop(NAME);
            await("to stop", this::isStopped);
            rest.putConfig(NAME, config);
            rest.resume(NAME);
            await("to run", () -> rest.runs(NAME));
            changes = wanted;
        }
        await("to take requests", this::isReady);
    }

    private boolean isStopped() throws IOException {
        ConnectorStatus status = rest.status(NAME);
        return status.halted() && status.tasks().isEmpty();
    }

    private boolean isReady() throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(URI.create(health)).build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException(
                        "the gateway's connector was told " + what + ", and did not in " + LIMIT.toSeconds() + " s");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
