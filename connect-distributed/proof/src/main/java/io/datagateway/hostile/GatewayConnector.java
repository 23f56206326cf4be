// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.ReadinessProbe;
import io.datagateway.cluster.Topology;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.ConnectorStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The gateway's connector and its settings. */
final class GatewayConnector {

    static final String NAME = "http-source";

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ConnectRest rest;
    private final ReadinessProbe readiness;
    private Map<String, String> changes;

    /** @param changes the changes of the shipped settings that are in force now */
    GatewayConnector(Cluster cluster, Map<String, String> changes) {
        Topology topology = cluster.topology();
        this.rest = new ConnectRest(topology.connectUrls(topology.group(NAME)).get(0), REQUEST_TIMEOUT);
        this.readiness = new ReadinessProbe(topology.healthUrls().get(0), REQUEST_TIMEOUT);
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
        await("to take requests", readiness::isReady);
    }

    private boolean isStopped() throws IOException {
        ConnectorStatus status = rest.status(NAME);
        return status.halted() && status.tasks().isEmpty();
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
