// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.testing.TestCertificates.Validity;
import io.datagateway.http.testing.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Key store, CA and revocation list change all the time, and every fourth file is broken, while clients work. */
class CertificateRotationTest {

    /** By hand: {@code -Drotations=200}. */
    private static final int ROTATIONS = Integer.getInteger("rotations", 4);

    private static final int CLIENTS = 3;
    private static final String TOPIC = "sales.orders";
    private static final String GET = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @TempDir
    Path folder;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final TestAuthority lasting = new TestAuthority("Lasting CA");
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    @Test
    void noValidClientIsRefusedWhileFilesChangeAndEveryFourthIsBroken() throws Exception {
        var files = new TlsFiles(folder, lasting).write("crl", pem(lasting.list(Validity.NOW)));
        SSLContext client = CERTIFICATES.as(lasting.client(TOPIC));
        int broken = 0;
        long begin = System.nanoTime();
        try (var gateway = new TestGateway(files.settings(), new WhoAmI())) {
            List<Thread> clients = startClients(gateway, client);
            for (int rotation = 1; rotation <= ROTATIONS; rotation++) {
                if (rotation % 4 == 0) {
                    broken++;
                    breakOne(files);
                    int before = connections.get();
                    TlsFiles.await("clients go on", () -> connections.get() >= before + CLIENTS || !refused.isEmpty());
                }
                rotate(files, gateway, client);
            }
            isOver = true;
            for (Thread thread : clients) {
                thread.join();
            }
        }
        System.out.printf(
                "%d rotations, %d broken files, %d connections, %d requests, %d refused, %d s, seed %d%n",
                ROTATIONS,
                broken,
                connections.get(),
                requests.get(),
                refused.size(),
                (System.nanoTime() - begin) / 1_000_000_000,
                seed);
        assertThat(refused).as("seed %d", seed).isEmpty();
        assertThat(connections).hasValueGreaterThan(ROTATIONS);
    }

    /** A new server certificate, another CA beside the lasting one and a new list, and wait until they are in use. */
    private void rotate(TlsFiles files, TestGateway gateway, SSLContext client) throws Exception {
        Identity server = CERTIFICATES.server("EC");
        var passing = new TestAuthority("Passing CA " + random.nextInt(1000));
        SSLContext newcomer = CERTIFICATES.as(passing.client(TOPIC));
        files.write("crl", pem(lasting.list(Validity.NOW)) + pem(passing.list(Validity.NOW)))
                .write("truststore", pem(passing.certificate()) + pem(lasting.certificate()))
                .keys(server);
        TlsFiles.await("the new certificate", () -> serves(gateway, client, server) || !refused.isEmpty());
        TlsFiles.await("the new CA", () -> serves(gateway, newcomer, server) || !refused.isEmpty());
    }

    private void breakOne(TlsFiles files) {
        Identity server = CERTIFICATES.server();
        String whole = pem(server.key()) + pem(server.certificate());
        String ca = pem(lasting.certificate());
        switch (random.nextInt(8)) {
            case 0 -> files.write("keystore", whole.substring(0, 1 + random.nextInt(whole.length() - 40)));
            case 1 -> files.write("keystore", pem(CERTIFICATES.server("EC").key()) + pem(server.certificate()));
            case 2 -> files.keys(CERTIFICATES.server("EC", Validity.PAST));
            case 3 -> files.write("keystore", "");
            case 4 -> files.write("truststore", ca.substring(0, 1 + random.nextInt(ca.length() - 40)));
            case 5 -> files.write("truststore", "");
            case 6 -> files.write("crl", pem(lasting.list(Validity.PAST)));
            default -> files.write("crl", pem(lasting.list(Validity.NOW)).substring(0, 100));
        }
    }

    private List<Thread> startClients(TestGateway gateway, SSLContext client) {
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CLIENTS; i++) {
            var thread = new Thread(() -> work(gateway, client), "client-" + i);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    /** Connects anew all the time, resuming sessions where it can, with some requests on each connection. */
    private void work(TestGateway gateway, SSLContext client) {
        while (!isOver) {
            try (var connection = gateway.connect(client)) {
                connections.incrementAndGet();
                for (int i = 0; i < 3; i++) {
                    var answer = connection.send(GET).answer();
                    requests.incrementAndGet();
                    if (answer.status() != 200) {
                        refused.add(answer.status() + " " + answer.body());
                    }
                }
            } catch (IOException e) {
                refused.add(e.toString());
            }
        }
    }

    private static boolean serves(TestGateway gateway, SSLContext client, Identity server) {
        try (var connection = gateway.connect(client)) {
            return connection.send(GET).answer().status() == 200
                    && connection.tls().getSession().getPeerCertificates()[0].equals(server.certificate());
        } catch (IOException e) {
            return false;
        }
    }
}
