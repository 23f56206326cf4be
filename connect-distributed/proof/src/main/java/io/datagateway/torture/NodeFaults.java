// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Node;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Faults of processes: they die or stand still. */
final class NodeFaults {

    /** The longest time until a process starts again. Some start before the others have noticed, some after. */
    private static final int LONGEST_ABSENCE_MS = 6_000;

    /** A time for which a killed broker still counts as the leader: well below broker.session.timeout.ms. */
    private static final int LEADERLESS_MS = 3_000;

    private NodeFaults() {}

    static String killWorker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        return kill(testBed, testBed.anyWorker(random), random);
    }

    static String killBroker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        return kill(testBed, testBed.anyBroker(random), random);
    }

    private static String kill(TortureTestBed testBed, Node node, Random random)
            throws IOException, InterruptedException {
        testBed.cluster().kill(node);
        return startAgain(testBed, node, random);
    }

    static String killWorkers(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        List<Node> workers = testBed.cluster().topology().connectNodes();
        for (Node worker : workers) {
            testBed.cluster().kill(worker);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_ABSENCE_MS));
        for (Node worker : workers) {
            testBed.cluster().start(worker);
        }
        return workers.toString();
    }

    /**
     * Kills a broker and, before others lead its partitions, a worker of the gateway: of the requests in flight there,
     * only the records for other brokers arrive.
     */
    static String killBrokerAndWorker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        Node broker = testBed.anyBroker(random);
        Node worker = testBed.anyGateway(random);
        testBed.cluster().kill(broker);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(LEADERLESS_MS));
        testBed.cluster().kill(worker);
        testBed.cluster().start(broker);
        return broker + " and " + startAgain(testBed, worker, random);
    }

    static String stopWorker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        Node node = testBed.anyWorker(random);
        testBed.cluster().stop(node);
        return startAgain(testBed, node, random);
    }

    private static String startAgain(TortureTestBed testBed, Node node, Random random)
            throws IOException, InterruptedException {
        int absent = random.nextInt(LONGEST_ABSENCE_MS);
        TimeUnit.MILLISECONDS.sleep(absent);
        testBed.cluster().start(node);
        return "%s for %.1f s".formatted(node, absent / 1000.0);
    }

    static String freezeWorker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        return freeze(testBed, testBed.anyWorker(random), random);
    }

    static String freezeBroker(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        return freeze(testBed, testBed.anyBroker(random), random);
    }

    private static String freeze(TortureTestBed testBed, Node node, Random random)
            throws IOException, InterruptedException {
        testBed.cluster().freeze(node);
        int seconds = testBed.hold(3, random);
        testBed.cluster().thaw(node);
        return node + " for " + seconds + " s";
    }
}
