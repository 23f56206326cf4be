// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.demo.GatewayClient;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Well-behaved clients, which send small batches of a topic of their own at a fixed rate, half of them over HTTP/2, the
 * others over HTTP/1.1 with a new connection now and then. The time of a request is measured from when it should have
 * been sent, so that a request that waits for a slow answer before it is slow as well.
 */
final class WellBehavedClients implements AutoCloseable {

    private static final int CLIENTS = 12;
    private static final int REQUESTS_PER_CONNECTION = 20;

    private final AvroBatch batch;
    private final List<Thread> threads = new ArrayList<>();
    private final long intervalNanos;
    private ReplyStatistics statistics = new ReplyStatistics();
    private volatile boolean over;
    private volatile long endNanos;

    WellBehavedClients(HostileTestBed testBed) throws IOException, GeneralSecurityException {
        batch = testBed.batches().small();
        intervalNanos = TimeUnit.SECONDS.toNanos(CLIENTS) / testBed.options().rate;
        long begin = System.nanoTime();
        for (int i = 0; i < CLIENTS; i++) {
            BatchClient client = i % 2 == 0
                    ? new Http2BatchClient(new GatewayClient(
                            testBed.gateway().toString(),
                            testBed.cluster().paths().certs(),
                            HostileTestBed.GOOD))
                    : new Http1BatchClient(
                            testBed.tls(HostileTestBed.GOOD), testBed.gateway(), REQUESTS_PER_CONNECTION);
            long first = begin + i * intervalNanos / CLIENTS;
            threads.add(new Thread(() -> run(client, first), "good-" + i));
        }
        threads.forEach(Thread::start);
    }

    /** Returns the answers since the last call. */
    private synchronized ReplyStatistics takeStatistics() {
        ReplyStatistics before = statistics;
        statistics = new ReplyStatistics();
        return before;
    }

    /** Measures new clients while nothing is done to the worker, without their warm-up. */
    static ReplyStatistics measure(HostileTestBed testBed)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (var good = new WellBehavedClients(testBed)) {
            good.measureFor(testBed.warmUp());
            TimeUnit.NANOSECONDS.sleep(testBed.measurement().toNanos());
            return good.end();
        }
    }

    /**
     * Waits for the answers to all that should have been sent by now. Returns the answers since the last measurement.
     */
    ReplyStatistics end() {
        close();
        return takeStatistics();
    }

    /** Returns the answers in a span of time that begins now. */
    ReplyStatistics measureFor(Duration length) throws InterruptedException {
        takeStatistics();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        return takeStatistics();
    }

    private synchronized ReplyStatistics statistics() {
        return statistics;
    }

    private void run(BatchClient client, long firstNanos) {
        try (client) {
            long nextNanos = firstNanos;
            // What should have been sent before the end is sent, however late.
            while (!over || nextNanos - endNanos < 0) {
                TimeUnit.NANOSECONDS.sleep(nextNanos - System.nanoTime());
                Reply reply = client.send(batch);
                statistics().count(reply, batch, Duration.ofNanos(System.nanoTime() - nextNanos));
                nextNanos += intervalNanos;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!over) {
            endNanos = System.nanoTime();
            over = true;
        }
        ClientThreads.join(threads);
    }
}
