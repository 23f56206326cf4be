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
 * Those who behave well: they send small batches of a topic of their own at a fixed rate, half of them over HTTP/2, the
 * others over HTTP/1.1 with a new connection now and then. What a request takes is counted from when it should have
 * been sent, so that one that waits for a slow answer before it is slow as well.
 */
final class WellBehavedClients implements AutoCloseable {

    private static final int CLIENTS = 12;
    private static final int REQUESTS_PER_CONNECTION = 20;

    private final AvroBatch batch;
    private final List<Thread> threads = new ArrayList<>();
    private final long intervalNanos;
    private ReplyStatistics statistics = new ReplyStatistics();
    private volatile boolean over;
    private volatile long end;

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

    /** What was answered since the look before. */
    private synchronized ReplyStatistics takeStatistics() {
        ReplyStatistics before = statistics;
        statistics = new ReplyStatistics();
        return before;
    }

    /** What new clients are told while nothing is done to the worker, without what they do first. */
    static ReplyStatistics measure(HostileTestBed testBed)
            throws IOException, GeneralSecurityException, InterruptedException {
        try (var good = new WellBehavedClients(testBed)) {
            good.measureFor(testBed.warmUp());
            TimeUnit.NANOSECONDS.sleep(testBed.measurement().toNanos());
            return good.end();
        }
    }

    /** Waits for the answers to what should have been sent by now; returns what was answered since the last look. */
    ReplyStatistics end() {
        close();
        return takeStatistics();
    }

    /** What is answered in a span of time that begins now. */
    ReplyStatistics measureFor(Duration length) throws InterruptedException {
        takeStatistics();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        return takeStatistics();
    }

    private synchronized ReplyStatistics statistics() {
        return statistics;
    }

    private void run(BatchClient client, long first) {
        try (client) {
            long next = first;
            // What should have been sent before the end is sent, however late.
            while (!over || next - end < 0) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                Reply reply = client.send(batch);
                statistics().count(reply, batch, Duration.ofNanos(System.nanoTime() - next));
                next += intervalNanos;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!over) {
            end = System.nanoTime();
            over = true;
        }
        ClientThreads.join(threads);
    }
}
