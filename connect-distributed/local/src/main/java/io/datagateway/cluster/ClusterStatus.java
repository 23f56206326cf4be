// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/** Prints the processes of a cluster and its connectors. */
record ClusterStatus(Cluster cluster, PrintStream out) {

    void print() throws IOException {
        for (Node node : cluster.topology().nodes()) {
            String pid = cluster.pid(node).map(id -> "process " + id).orElse("does not run");
            out.printf("%-9s %-15s %s%n", node, pid, addresses(node));
        }
        out.println("certificates: " + cluster.paths().certs());
        for (String url : cluster.topology().connectUrls()) {
            var rest = new ConnectRest(url, Duration.ofSeconds(5));
            if (rest.answers()) {
                for (String connector : Startup.CONNECTORS) {
                    out.println(connector + ": " + rest.status(connector));
                }
                return;
            }
        }
    }

    private String addresses(Node node) {
        Topology topology = cluster.topology();
        int index = node.number() - 1;
        return switch (node.kind()) {
            case BROKER -> "localhost:" + topology.ports().broker(node.number());
            case WORKER ->
                "%s  gateway %s  ready: %s"
                        .formatted(
                                topology.connectUrls().get(index),
                                topology.gatewayUrls().get(index),
                                topology.healthUrls().get(index));
            case WATCHER -> "restarts what has failed";
        };
    }
}
