// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Node;
import io.datagateway.cluster.Startup;
import io.datagateway.cluster.Topology;
import io.datagateway.connect.ConnectGroup;
import io.datagateway.connect.ConnectRest;
import io.datagateway.connect.RestAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** What an operator does with the connectors. */
final class ConnectOperator {

    static final String VALIDATION = "validation";

    private static final String LOSSES = "records.lost";
    private static final Duration LIMIT = Duration.ofSeconds(100);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topology topology;
    private final Set<String> accepted = new TreeSet<>();

    ConnectOperator(Topology topology) {
        this.topology = topology;
    }

    /** Accepts these losses and those of before, in one PUT of the validation's config. */
    void accept(Set<String> losses) throws IOException {
        accepted.addAll(losses);
        ConnectRest rest = rest(VALIDATION);
        Map<String, String> config = new HashMap<>(rest.config(VALIDATION));
        config.put(LOSSES, String.join(",", accepted));
        rest.putConfig(VALIDATION, config);
    }

    /** Restarts both connectors and all of their tasks. */
    void restartAll() throws IOException, InterruptedException {
        for (String connector : Startup.CONNECTORS) {
            ConnectRest rest = rest(connector);
            int tasks = rest.status(connector).tasks().size();
            patiently(() -> rest.restartConnector(connector));
            for (int task = 0; task < tasks; task++) {
                int number = task;
                patiently(() -> rest.restartTask(connector, number));
            }
        }
    }

    private interface Order {
        void give() throws IOException;
    }

    /** A worker refuses while its group is about to share its work out anew. */
    private static void patiently(Order order) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                order.give();
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private ConnectRest rest(String connector) {
        Node.Kind group = topology.group(connector);
        return new ConnectRest(new ConnectGroup(topology.connectUrls(group)), RestAccess.open(LIMIT));
    }
}
