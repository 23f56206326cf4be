// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** Prints the processes of a cluster and its connectors. */
record ClusterStatus(Cluster cluster, PrintStream out) {

    void print() throws IOException {
        for (Node node : cluster.topology().nodes()) {
            String pid = cluster.pid(node).map(id -> "process " + id).orElse("does not run");
            out.printf("%-9s %-15s %s%n", node, pid, addresses(node));
        }
        out.println("certificates: " + cluster.paths().certs());
        for (Node.Kind group : cluster.topology().groups()) {
            printConnectors(cluster.topology().connectUrls(group));
        }
    }

    /** @param urls of the workers of a group, of which the first that answers is asked */
    private void printConnectors(List<String> urls) throws IOException {
        for (String url : urls) {
            var rest = new ConnectRest(url, Duration.ofSeconds(5));
            if (rest.answers()) {
                rest.statuses().forEach((name, status) -> out.println(name + ": " + status));
                return;
            }
        }
    }

    private String addresses(Node node) {
        return switch (node.kind()) {
            case BROKER -> "localhost:" + cluster.topology().ports().broker(node.number());
            case INGEST, WORKER -> cluster.topology().connectUrl(node) + gateway(node);
            case WATCHER -> "restarts what has failed";
        };
    }

    private String gateway(Node worker) {
        Topology topology = cluster.topology();
        int index = topology.gatewayNodes().indexOf(worker);
        return index < 0
                ? ""
                : "  gateway " + topology.gatewayUrls().get(index) + "  ready: "
                        + topology.healthUrls().get(index);
    }
}
