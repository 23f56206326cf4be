// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import io.datagateway.connect.ConnectRest;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * The cluster under torture, its certificates and its load.
 *
 * @param longest the longest time for which something is held frozen, paused or cut off
 * @param otherPlugins plugins of another version, if there are any
 */
record TortureTestBed(
        Cluster cluster,
        DemoCertificates certificates,
        TortureLoad load,
        Duration longest,
        Optional<Path> otherPlugins) {

    private static final Duration REST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    Node anyBroker(Random random) {
        return any(cluster.topology().nodes(Node.Kind.BROKER), random);
    }

    /** Returns a Connect worker of any group. */
    Node anyWorker(Random random) {
        return any(cluster.topology().connectNodes(), random);
    }

    /** Returns a worker that serves the gateway. */
    Node anyGateway(Random random) {
        return any(cluster.topology().gatewayNodes(), random);
    }

    /** Returns the plugins of the other version than those. */
    Path nextPlugins(Path current) {
        Path own = cluster.paths().plugins();
        return current.equals(own) ? otherPlugins.orElseThrow() : own;
    }

    private static Node any(List<Node> nodes, Random random) {
        return nodes.get(random.nextInt(nodes.size()));
    }

    /** A question to Connect's REST API. */
    interface RestQuery<T> {
        T put(ConnectRest rest) throws IOException;
    }

    /** An order to Connect's REST API. */
    interface RestCommand {
        void give(ConnectRest rest) throws IOException;
    }

    /** Gives an order, as {@link #ask} asks. */
    void tell(String connector, RestCommand order) throws IOException, InterruptedException {
        ask(connector, rest -> {
            order.give(rest);
            return rest;
        });
    }

    /**
     * Asks one worker of the connector's group after another, again and again: a worker refuses while its group has no
     * leader.
     */
    <T> T ask(String connector, RestQuery<T> question) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> urls = cluster.topology().connectUrls(cluster.topology().group(connector));
        while (true) {
            for (String url : urls) {
                try {
                    return question.put(new ConnectRest(url, REST_TIMEOUT));
                } catch (IOException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                }
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** Waits for a random time from {@code least} seconds to the longest. Returns the seconds. */
    int hold(int least, Random random) throws InterruptedException {
        int seconds = least + random.nextInt((int) Math.max(1, longest.toSeconds() - least + 1));
        TimeUnit.SECONDS.sleep(seconds);
        return seconds;
    }
}
