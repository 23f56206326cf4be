// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import io.datagateway.client.RawConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Sends requests at a fixed rate. The key of each is the time at which it was to be sent, for the reader of the
 * records.
 */
final class TimedRequests implements AutoCloseable {

    private static final int WRITTEN = 201;
    private static final int VARIETY = 100;

    private final List<AvroBatch> batches = new ArrayList<>();
    private final Supplier<RoundConnections> connecting;
    private final ClientPool clientPool = new ClientPool();

    /** @param records records of a request */
    TimedRequests(BenchTestBed testBed, Workload workload, int connections, int records) throws Exception {
        var tls = testBed.tls(workload.topic());
        this.connecting = () -> new RoundConnections(tls, testBed.gateway(), connections);
        for (int i = 0; i < VARIETY; i++) {
            batches.add(workload.batch(records, (long) i * records));
        }
    }

    /** Sends, waits for the answers, and returns their latencies. */
    LatencyHistogram run(double perSecond, int seconds) throws IOException, InterruptedException {
        var latencies = new LatencyHistogram();
        try (RoundConnections connections = connecting.get()) {
            List<RawConnection> open = connections.open();
            run(open, new OpenLoopSchedule(perSecond, seconds), latencies);
        }
        return latencies;
    }

    private void run(List<RawConnection> connections, OpenLoopSchedule times, LatencyHistogram latencies)
            throws IOException, InterruptedException {
        var clients = new ArrayList<Callable<Void>>();
        for (RawConnection connection : connections) {
            clients.add(() -> client(connection, times, latencies));
        }
        clientPool.run(clients);
    }

    private Void client(RawConnection connection, OpenLoopSchedule times, LatencyHistogram latencies)
            throws IOException {
        for (long time = times.awaitNext(); time != 0; time = times.awaitNext()) {
            int status = connection.send(request(time)).status();
            if (status != WRITTEN) {
                throw new IOException("a request was answered " + status);
            }
            latencies.endOf(time);
        }
        return null;
    }

    private byte[] request(long timeNanos) {
        AvroBatch batch = batches.get((int) Math.floorMod(timeNanos, (long) batches.size()));
        return new PostRequest(batch, Long.toString(timeNanos)).bytes();
    }

    @Override
    public void close() {
        clientPool.close();
    }
}
