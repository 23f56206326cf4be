// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import io.datagateway.cluster.Startup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** An upgrade of the plugins and its way back, as operators make them: one worker after another, from a new folder. */
final class UpgradeFaults {

    private UpgradeFaults() {}

    /**
     * Restarts each worker with the other plugins, in either order of the groups; offsets, configs and topics stay. Until
     * the last one, both versions work side by side.
     */
    static String replacePlugins(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        Cluster cluster = testBed.cluster();
        List<Node> workers = new ArrayList<>(cluster.topology().connectNodes());
        if (random.nextBoolean()) {
            Collections.reverse(workers);
        }
        Path plugins = testBed.nextPlugins(cluster.plugins(workers.get(0)));
        var startup = new Startup(cluster);
        for (Node worker : workers) {
            cluster.stop(worker);
            cluster.usePlugins(worker, plugins);
            startup.startWorker(worker);
        }
        return "by %s on %s".formatted(plugins, workers);
    }
}
