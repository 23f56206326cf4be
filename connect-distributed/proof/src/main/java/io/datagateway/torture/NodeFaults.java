// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Node;
import io.datagateway.cluster.Node.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Processes that die or stand still. */
final class NodeFaults {

    /** Some start again before the others have noticed, some after. */
    private static final int LONGEST_ABSENCE_MS = 6_000;

    private NodeFaults() {}

    static String killWorker(Ground ground, Random random) throws IOException, InterruptedException {
        return kill(ground, ground.any(Kind.WORKER, random), random);
    }

    static String killBroker(Ground ground, Random random) throws IOException, InterruptedException {
        return kill(ground, ground.any(Kind.BROKER, random), random);
    }

    private static String kill(Ground ground, Node node, Random random) throws IOException, InterruptedException {
        ground.cluster().kill(node);
        return startAgain(ground, node, random);
    }

    static String killWorkers(Ground ground, Random random) throws IOException, InterruptedException {
        List<Node> workers = ground.cluster().topology().nodes(Kind.WORKER);
        for (Node worker : workers) {
            ground.cluster().kill(worker);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ABSENCE_MS));
        for (Node worker : workers) {
            ground.cluster().start(worker);
        }
        return workers.toString();
    }

    static String stopWorker(Ground ground, Random random) throws IOException, InterruptedException {
        Node node = ground.any(Kind.WORKER, random);
        ground.cluster().stop(node);
        return startAgain(ground, node, random);
    }

    private static String startAgain(Ground ground, Node node, Random random) throws IOException, InterruptedException {
        int absent = random.nextInt(LONGEST_ABSENCE_MS);
        TimeUnit.MILLISECONDS.sleep(absent);
        ground.cluster().start(node);
        return "%s for %.1f s".formatted(node, absent / 1000.0);
    }

    static String freezeWorker(Ground ground, Random random) throws IOException, InterruptedException {
        return freeze(ground, ground.any(Kind.WORKER, random), random);
    }

    static String freezeBroker(Ground ground, Random random) throws IOException, InterruptedException {
        return freeze(ground, ground.any(Kind.BROKER, random), random);
    }

    private static String freeze(Ground ground, Node node, Random random) throws IOException, InterruptedException {
        ground.cluster().freeze(node);
        int seconds = ground.hold(3, random);
        ground.cluster().thaw(node);
        return node + " for " + seconds + " s";
    }
}
