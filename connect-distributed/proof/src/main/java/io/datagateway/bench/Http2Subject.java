// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.demo.GatewayClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The gateway over HTTP/2, with the JDK's client, which takes more of the processor than plain HTTP/1.1.
 *
 * @param streams requests at once, which share the connections
 */
record Http2Subject(String name, List<GatewayClient> connections, int streams, Body body) implements Subject {

    private static final int WRITTEN = 201;

    /** What is sent again and again. */
    static final class Body {

        private final Workload workload;
        private final int records;
        private final byte[] bytes;

        Body(Workload workload, int records) {
            this.workload = workload;
            this.records = records;
            this.bytes = workload.body(records, 0);
        }

        private int post(GatewayClient client) throws IOException, InterruptedException {
            var headers = Map.of("version", workload.version(), "batch", Integer.toString(records));
            return client.post(workload.topic(), headers, bytes).status();
        }
    }

    static Http2Subject of(BenchTestBed testBed, int connections, int streams, Body body) throws Exception {
        var clients = new ArrayList<GatewayClient>();
        for (int i = 0; i < connections; i++) {
            clients.add(new GatewayClient(
                    testBed.gateway().toString(), testBed.cluster().paths().certs(), body.workload.topic()));
        }
        String name = "ingest, HTTP/2, %,d records x %d streams".formatted(body.records, streams);
        return new Http2Subject(name, List.copyOf(clients), streams, body);
    }

    /** Returns records. */
    @Override
    public double round(int seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        var threads = Executors.newFixedThreadPool(streams);
        try {
            var clients = new ArrayList<Callable<Long>>();
            for (int i = 0; i < streams; i++) {
                GatewayClient connection = connections.get(i % connections.size());
                clients.add(() -> send(connection, end));
            }
            long requests = 0;
            for (Future<Long> client : threads.invokeAll(clients)) {
                requests += get(client);
            }
            return requests * body.records / ((System.nanoTime() - begin) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private long send(GatewayClient connection, long end) throws IOException, InterruptedException {
        long count = 0;
        for (; System.nanoTime() - end < 0; count++) {
            int status = body.post(connection);
            if (status != WRITTEN) {
                throw new IOException("a request was answered " + status);
            }
        }
        return count;
    }

    private static long get(Future<Long> client) throws IOException, InterruptedException {
        try {
            return client.get();
        } catch (ExecutionException e) {
            throw new IOException("a client has failed: " + e.getCause(), e);
        }
    }
}
