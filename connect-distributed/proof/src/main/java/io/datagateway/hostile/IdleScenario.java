// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLContext;

/** Idle connections: they take little heap, and the other clients do not notice. */
final class IdleScenario implements HostileScenario {

    private static final int THREADS = 4;

    /** The most heap for each connection: a fifth of 512 MiB for 10,000. */
    private static final int MOST_KIB_EACH = 20;

    private static final double SLOWER = 1.2;

    /**
     * The connections must outlive the scenario, which takes minutes to open 10,000 on two cores, and all are of one
     * client.
     */
    @Override
    public Map<String, String> settings() {
        return Map.of(
                "listener.idle.timeout.ms", "3600000",
                "listener.connections.max", "12000",
                "listener.connections.per.client.max", "12000");
    }

    @Override
    public List<HostileCheck> run(HostileTestBed testBed, Map<String, Object> measurements) throws Exception {
        int count = testBed.options().idle;
        ReplyStatistics before = WellBehavedClients.measure(testBed);
        try (var heap = new WorkerHeap(testBed.cluster().pid(testBed.worker()).orElseThrow());
                var idle = new IdleConnections(testBed)) {
            long without = heap.afterCollection();
            long begin = System.nanoTime();
            int opened = idle.open(count);
            measurements.put("seconds to open them", (System.nanoTime() - begin) / 1_000_000_000);
            long with = heap.afterCollection();
            ReplyStatistics during = WellBehavedClients.measure(testBed);
            long lost = count - opened + idle.closedByServer();
            measurements.put("heap without, with them, MiB", (without >> 20) + ", " + (with >> 20));
            measurements.put("others before", before.text());
            measurements.put("others meanwhile", during.text());
            return List.of(
                    HostileCheck.none("of " + count + " refused or closed", lost, lost == 0),
                    HostileCheck.below(
                            "worker's heap for each", MOST_KIB_EACH, (with - without) / 1_024.0 / count, "KiB"),
                    HostileCheck.none("others that were not answered 201", notWritten(during), notWritten(during) == 0),
                    HostileCheck.below(
                            "others' p99, 1.2 times that before",
                            testBed.slower(SLOWER, before.p99()),
                            during.p99(),
                            "ms"));
        }
    }

    private static long notWritten(ReplyStatistics statistics) {
        return statistics.count(reply -> !reply.written());
    }

    /** Connections without a request. */
    private static final class IdleConnections implements AutoCloseable {

        private final HostileTestBed testBed;
        private final SSLContext tls;
        private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        private final List<RawConnection> connections = new ArrayList<>();

        IdleConnections(HostileTestBed testBed) throws Exception {
            this.testBed = testBed;
            this.tls = testBed.tls(HostileTestBed.HOSTILE);
        }

        /** Opens so many connections. Returns the number of those that could be opened. */
        int open(int count) throws InterruptedException {
            var opening = new ArrayList<Future<RawConnection>>();
            for (int i = 0; i < count; i++) {
                opening.add(threads.submit(() -> new RawConnection(tls, testBed.gateway())));
            }
            for (Future<RawConnection> future : opening) {
                try {
                    connections.add(future.get());
                } catch (ExecutionException e) {
                    // Counted by what is missing.
                }
            }
            return connections.size();
        }

        long closedByServer() {
            return connections.stream().filter(RawConnection::isClosedByServer).count();
        }

        @Override
        public void close() throws IOException {
            threads.shutdownNow();
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
    }
}
