// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Sends requests at a fixed rate; each has the time at which it was to be sent in its key, for who reads the records. */
final class TimedRequests implements AutoCloseable {

    private static final int WRITTEN = 201;
    private static final int VARIETY = 100;

    private final Workload workload;
    private final List<byte[]> bodies = new ArrayList<>();
    private final int records;
    private final Supplier<RoundConnections> connecting;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param records of a request */
    TimedRequests(BenchTestBed testBed, Workload workload, int connections, int records) throws Exception {
        this.workload = workload;
        this.records = records;
        var tls = testBed.tls(workload.topic());
        this.connecting = () -> new RoundConnections(tls, testBed.gateway(), connections);
        for (int i = 0; i < VARIETY; i++) {
            bodies.add(workload.body(records, (long) i * records));
        }
    }

    /** Sends, waits for the answers, and returns how long they took. */
    LatencyHistogram run(double perSecond, int seconds) throws IOException, InterruptedException {
        var latencies = new LatencyHistogram();
        try (RoundConnections connections = connecting.get()) {
            List<KeptConnection> open = connections.open();
            run(open, new OpenLoopSchedule(perSecond, seconds), latencies);
        }
        return latencies;
    }

    private void run(List<KeptConnection> connections, OpenLoopSchedule times, LatencyHistogram latencies)
            throws IOException, InterruptedException {
        var clients = new ArrayList<Callable<Void>>();
        for (KeptConnection connection : connections) {
            clients.add(() -> client(connection, times, latencies));
        }
        for (Future<Void> client : threads.invokeAll(clients)) {
            try {
                client.get();
            } catch (ExecutionException e) {
                throw new IOException("a client has failed: " + e.getCause(), e);
            }
        }
    }

    private Void client(KeptConnection connection, OpenLoopSchedule times, LatencyHistogram latencies)
            throws IOException {
        for (long time = times.awaitNext(); time != 0; time = times.awaitNext()) {
            int status = connection.send(request(time));
            if (status != WRITTEN) {
                throw new IOException("a request was answered " + status);
            }
            latencies.endOf(time);
        }
        return null;
    }

    private byte[] request(long time) {
        byte[] body = bodies.get((int) Math.floorMod(time, (long) bodies.size()));
        byte[] head = ("POST /api/1.0/" + workload.topic() + " HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/avro\r\nversion: " + workload.version() + "\r\nbatch: " + records
                        + "\r\nIdempotency-Key: " + time + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
