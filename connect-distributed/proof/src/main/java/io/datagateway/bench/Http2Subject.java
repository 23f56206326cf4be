// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.client.AvroBatch;
import io.datagateway.demo.GatewayClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The gateway over HTTP/2, with the JDK's client, which takes more of the processor than plain HTTP/1.1.
 *
 * @param streams requests at once, which share the connections
 * @param batch sent again and again
 */
record Http2Subject(String name, List<GatewayClient> connections, int streams, AvroBatch batch) implements Subject {

    private static final int WRITTEN = 201;

    static Http2Subject of(BenchTestBed testBed, int connections, int streams, AvroBatch batch) throws Exception {
        var clients = new ArrayList<GatewayClient>();
        for (int i = 0; i < connections; i++) {
            clients.add(new GatewayClient(
                    testBed.gateway().toString(), testBed.cluster().paths().certs(), batch.topic()));
        }
        String name = "ingest, HTTP/2, %,d records x %d streams".formatted(batch.records(), streams);
        return new Http2Subject(name, List.copyOf(clients), streams, batch);
    }

    /** Returns records a second. */
    @Override
    public double round(int seconds) throws Exception {
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        var clients = new ArrayList<Callable<Long>>();
        for (int i = 0; i < streams; i++) {
            GatewayClient connection = connections.get(i % connections.size());
            clients.add(() -> send(connection, end));
        }
        try (var pool = new ClientPool()) {
            long requests =
                    pool.run(clients).stream().mapToLong(Long::longValue).sum();
            return requests * batch.records() / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private long send(GatewayClient connection, long endNanos) throws IOException, InterruptedException {
        long count = 0;
        for (; System.nanoTime() - endNanos < 0; count++) {
            int status = connection
                    .post(batch.topic(), batch.headers(), batch.body())
                    .status();
            if (status != WRITTEN) {
                throw new IOException("a request was answered " + status);
            }
        }
        return count;
    }
}
