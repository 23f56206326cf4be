// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import io.datagateway.client.RawConnection;
import io.datagateway.demo.ClientTls;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** Valid clients that make a new connection for every request: some resume their TLS session, the others have none. */
final class ReconnectingClients implements AutoCloseable {

    private static final int EACH = 2;
    private static final Duration PACE = Duration.ofMillis(200);

    private final URI gateway;
    private final Path certs;
    private final AvroBatch batch;
    private final ServedCertificates served;
    private final ReplyStatistics statistics = new ReplyStatistics();
    private final List<String> wrong = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    /** @param certs the folder of the clients' certificates */
    ReconnectingClients(HostileTestBed testBed, Path certs, ServedCertificates served) throws IOException {
        this.gateway = testBed.gateway();
        this.certs = certs;
        this.batch = testBed.batches().small();
        this.served = served;
        for (int i = 0; i < EACH; i++) {
            threads.add(new Thread(() -> repeat(() -> connect(tls())), "newcomer-" + i));
            threads.add(new Thread(this::resume, "resumer-" + i));
        }
        threads.forEach(Thread::start);
    }

    /** Returns the statistics of the answers; a handshake that fails counts as no answer. */
    ReplyStatistics statistics() {
        return statistics;
    }

    /** Returns the serial numbers of certificates that were shown when they should not have been. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    private interface Exchange {
        Reply run() throws IOException, GeneralSecurityException;
    }

    private SSLContext tls() throws IOException, GeneralSecurityException {
        return ClientTls.context(certs, HostileTestBed.GOOD);
    }

    private Reply connect(SSLContext tls) throws IOException {
        long begin = System.nanoTime();
        try (var connection = new RawConnection(tls, gateway)) {
            BigInteger serial = connection.serverCertificate().getSerialNumber();
            if (!served.see(serial, begin, System.nanoTime())) {
                note(serial);
            }
            return Reply.of(connection.send(new PostRequest(batch).bytes()));
        }
    }

    private synchronized void note(BigInteger serial) {
        wrong.add(serial.toString());
    }

    private void resume() {
        try (var client = new Http1BatchClient(tls(), gateway, 1)) {
            repeat(() -> client.send(batch));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void repeat(Exchange exchange) {
        try {
            while (!over) {
                long begin = System.nanoTime();
                statistics.count(reply(exchange), batch, Duration.ofNanos(System.nanoTime() - begin));
                TimeUnit.NANOSECONDS.sleep(begin + PACE.toNanos() - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Reply reply(Exchange exchange) {
        try {
            return exchange.run();
        } catch (IOException e) {
            return Reply.NONE;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        over = true;
        ClientThreads.join(threads);
    }
}
