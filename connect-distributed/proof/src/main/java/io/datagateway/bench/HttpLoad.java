// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.client.RawConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Clients on persistent connections, each of which sends its next request as soon as the last one is answered. */
final class HttpLoad implements AutoCloseable {

    private static final int WRITTEN = 201;

    /** The least share of 201 among all answers; a full queue may refuse now and then. */
    private static final double MOST = 0.9;

    private static final Duration BACK_OFF = Duration.ofMillis(20);

    private final Supplier<RoundConnections> connecting;
    private final List<byte[]> requests;
    private final ClientPool clientPool = new ClientPool();

    HttpLoad(SSLContext tls, URI server, int connections, List<byte[]> requests) {
        this.connecting = () -> new RoundConnections(tls, server, connections);
        this.requests = requests;
    }

    /**
     * Connects, sends for so many seconds and waits for the last answers. Returns the requests written a second,
     * without the time to connect.
     */
    double run(int seconds) throws IOException, InterruptedException {
        try (RoundConnections connections = connecting.get()) {
            return run(seconds, connections.open());
        }
    }

    private double run(int seconds, List<RawConnection> connections) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        var clients = new ArrayList<Callable<Map<Integer, Long>>>();
        for (int i = 0; i < connections.size(); i++) {
            RawConnection connection = connections.get(i);
            int first = i * requests.size() / connections.size();
            clients.add(() -> client(connection, first, end));
        }
        Map<Integer, Long> statuses = new TreeMap<>();
        for (Map<Integer, Long> of : clientPool.run(clients)) {
            of.forEach((status, count) -> statuses.merge(status, count, Long::sum));
        }
        double length = (System.nanoTime() - begin) / 1e9;
        long written = statuses.getOrDefault(WRITTEN, 0L);
        long all = statuses.values().stream().mapToLong(count -> count).sum();
        if (written < MOST * all) {
            throw new IOException("too little was written; answers by status: " + statuses);
        }
        return written / length;
    }

    private Map<Integer, Long> client(RawConnection connection, int first, long endNanos)
            throws IOException, InterruptedException {
        Map<Integer, Long> statuses = new TreeMap<>();
        for (int next = first; System.nanoTime() - endNanos < 0; next++) {
            int status = connection.send(requests.get(next % requests.size())).status();
            statuses.merge(status, 1L, Long::sum);
            if (status != WRITTEN) {
                TimeUnit.NANOSECONDS.sleep(BACK_OFF.toNanos());
            }
        }
        return statuses;
    }

    @Override
    public void close() {
        clientPool.close();
    }
}
