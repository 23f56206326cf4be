// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What a fault can hurt.
 *
 * @param longest that something is held frozen, paused or cut off
 */
record Ground(Cluster cluster, DemoCertificates certificates, Load load, Duration longest) {

    private static final Duration REST_TIMEOUT = Duration.ofSeconds(60);

    Node any(Node.Kind kind, Random random) {
        List<Node> nodes = cluster.settings().nodes(kind);
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** The REST API of the first worker that answers. */
    ConnectRest connect() throws IOException {
        for (String url : cluster.settings().connectUrls()) {
            var rest = new ConnectRest(url, REST_TIMEOUT);
            if (rest.answers()) {
                return rest;
            }
        }
        throw new IOException("no worker answers at " + cluster.settings().connectUrls());
    }

    /** Waits from {@code least} seconds to the longest, evenly; returns how many. */
    int hold(int least, Random random) throws InterruptedException {
        int seconds = least + random.nextInt((int) Math.max(1, longest.toSeconds() - least + 1));
        TimeUnit.SECONDS.sleep(seconds);
        return seconds;
    }
}
