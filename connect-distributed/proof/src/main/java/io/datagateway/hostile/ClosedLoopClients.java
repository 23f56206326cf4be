// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/**
 * Clients that send the next batch as soon as the last one is answered, or after a refusal when its {@code Retry-After}
 * says.
 */
final class ClosedLoopClients {

    /** The wait after a refusal without {@code Retry-After}. */
    private static final Duration BACK_OFF = Duration.ofMillis(100);

    private static final int REQUESTS_PER_CONNECTION = 20;

    /**
     * The time in which all clients begin, one after the other: encrypting their first batches takes them a while, too.
     */
    private static final Duration BEGIN = Duration.ofSeconds(1);

    private final HostileTestBed testBed;
    private final SSLContext tls;
    private final List<AvroBatch> batches;

    /** @param batches the batches of the clients, in turn */
    ClosedLoopClients(HostileTestBed testBed, SSLContext tls, List<AvroBatch> batches) {
        this.testBed = testBed;
        this.tls = tls;
        this.batches = batches;
    }

    /** The result of a run; the time includes the wait for the last answers. */
    record Run(ReplyStatistics statistics, Duration length) {

        double perSecond(long count) {
            return 1_000.0 * count / length.toMillis();
        }

        /** Returns the records and bytes written a second, as text. */
        String text() {
            return "%,.0f records/s, %.1f MiB/s"
                    .formatted(
                            perSecond(statistics.recordsWritten()), perSecond(statistics.bytesWritten()) / (1 << 20));
        }
    }

    /** Connects so many clients, lets them send for so long, and waits for their last answers. */
    Run run(int clients, Duration length) throws InterruptedException {
        var open = new ArrayList<Http1BatchClient>();
        for (int i = 0; i < clients; i++) {
            var client = new Http1BatchClient(tls, testBed.gateway(), REQUESTS_PER_CONNECTION);
            client.connect();
            open.add(client);
        }
        var statistics = new ReplyStatistics();
        long begin = System.nanoTime();
        long end = begin + length.toNanos();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < clients; i++) {
            Http1BatchClient client = open.get(i);
            AvroBatch batch = batches.get(i % batches.size());
            threads.add(new Thread(() -> run(client, batch, end, statistics), "loop-" + i));
        }
        for (Thread thread : threads) {
            thread.start();
            TimeUnit.NANOSECONDS.sleep(BEGIN.toNanos() / clients);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Run(statistics, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void run(Http1BatchClient client, AvroBatch batch, long endNanos, ReplyStatistics statistics) {
        try (client) {
            while (System.nanoTime() - endNanos < 0) {
                // A handshake is not part of an answer's time.
                client.connect();
                long begin = System.nanoTime();
                Reply reply = client.send(batch);
                statistics.count(reply, batch, Duration.ofNanos(System.nanoTime() - begin));
                if (!reply.written()) {
                    long pause = Math.max(BACK_OFF.toNanos(), TimeUnit.SECONDS.toNanos(reply.retryAfter()));
                    TimeUnit.NANOSECONDS.sleep(Math.min(pause, endNanos - System.nanoTime()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
