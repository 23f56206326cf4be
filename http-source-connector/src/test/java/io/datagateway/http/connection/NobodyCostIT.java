// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static io.datagateway.http.testing.TestCertificates.pem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.TestAuthority;
import io.datagateway.http.testing.TestCertificates.Identity;
import io.datagateway.http.tls.TlsContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.apache.kafka.common.config.types.Password;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What somebody who is not trusted can make a worker spend, by hand: {@code -Dconnections=900}. */
@EnabledIfSystemProperty(named = "connections", matches = "\\d+")
class NobodyCostIT {

    private static final int CONNECTIONS = Integer.getInteger("connections", 0);
    private static final int LARGEST = 10;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final TestAuthority authority = new TestAuthority("Shop CA");
    private final Map<String, Object> ssl = CERTIFICATES.serverSsl();

    NobodyCostIT() {
        ssl.put("ssl.truststore.certificates", new Password(pem(authority.certificate())));
    }

    @Test
    void aConnectionTakesLittleMemoryAndNoMoreTimeThanThatOfAClient() throws Exception {
        Identity trusted = authority.client("sales.orders");
        measure("warm-up", trusted);
        double usual = measure("trusted, one certificate", trusted);
        double foreign = measure("foreign, one certificate", new TestAuthority("Other CA").client("sales.orders"));
        double largest = measure("foreign, " + LARGEST + " certificates", largest());

        assertThat(foreign).isLessThan(1.5 * usual);
        assertThat(largest).isLessThan(10 * usual);
    }

    /** All certificates of the largest chain have the CA's name, so that each could be the issuer of each. */
    @Test
    void aChainThatIsMadeToConfuseIsJudgedInMilliseconds() {
        try (var tls = new TlsContext(ssl)) {
            for (int round = 0; round < 3; round++) {
                System.out.printf("judging a trusted client: %.2f ms of CPU%n", judge(tls, authority.client("a")));
                System.out.printf("judging the largest chain: %.2f ms of CPU%n", judge(tls, largest()));
            }
            assertThat(judge(tls, largest())).isLessThan(20);
        }
    }

    private static double judge(TlsContext tls, Identity client) {
        X509Certificate[] chain = client.chain().toArray(X509Certificate[]::new);
        long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 300; i++) {
            tls.current().check(chain, Instant.now());
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin) / 1e6 / 300;
    }

    private static Identity largest() {
        var chain = new ArrayList<X509Certificate>();
        Identity client = null;
        for (int i = 0; i < LARGEST; i++) {
            client = new TestAuthority("Shop CA")
                    .issue("Shop CA")
                    .forAuthority()
                    .with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.3"), false, new DEROctetString(new byte[1_200]))
                    .sign();
            chain.add(0, client.certificate());
        }
        return new Identity(client.key(), chain);
    }

    /** Returns the bytes of heap for each connection that is open and says nothing. */
    private double measure(String who, Identity client) throws IOException {
        var open = new ArrayList<Socket>();
        var limits = new ConnectionLimits(
                ConnectionLimits.DEFAULT.withIdle(Duration.ofMinutes(10)).timeouts(),
                new ConnectionLimits.Counts(10_000, 10_000, 10_000),
                ConnectionLimits.DEFAULT.http2());
        try (var gateway =
                new TestGateway(new ListenerSettings("127.0.0.1", 0, ssl, limits), new TestGateway.WhoAmI())) {
            long heap = heap();
            long cpu = SYSTEM.getProcessCpuTime();
            for (int i = 0; i < CONNECTIONS; i++) {
                open.add(handshake(gateway, CERTIFICATES.as(client)));
            }
            double ms = (SYSTEM.getProcessCpuTime() - cpu) / 1e6 / CONNECTIONS;
            double bytes = (double) (heap() - heap) / CONNECTIONS;
            for (Socket socket : open) {
                assertThat(isOpen(socket)).isTrue();
            }
            System.out.printf("%s: %.1f KB of heap, %.1f ms of CPU for both sides%n", who, bytes / 1e3, ms);
            return bytes;
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** Returns the bare socket: what the client knows of TLS is forgotten. */
    private static Socket handshake(TestGateway gateway, SSLContext client) throws IOException {
        var network = new Socket("127.0.0.1", gateway.server().port());
        SSLEngine engine = client.createSSLEngine("127.0.0.1", network.getPort());
        engine.setUseClientMode(true);
        engine.beginHandshake();
        var in = ByteBuffer.allocate(64 * 1024);
        var out = ByteBuffer.allocate(64 * 1024);
        while (engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    engine.wrap(ByteBuffer.allocate(0), out.clear());
                    network.getOutputStream().write(out.array(), 0, out.position());
                }
                default -> unwrap(engine, in, network);
            }
        }
        return network;
    }

    private static void unwrap(SSLEngine engine, ByteBuffer in, Socket network) throws IOException {
        in.flip();
        var result = engine.unwrap(in, ByteBuffer.allocate(64 * 1024));
        in.compact();
        if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
            int length = network.getInputStream().read(in.array(), in.position(), in.remaining());
            assertThat(length).as("the server goes on").isPositive();
            in.position(in.position() + length);
        }
    }

    /** Returns true if the server has not closed; tickets of the session may wait to be read. */
    private static boolean isOpen(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(new byte[16 * 1024]);
            }
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Returns the bytes in use when collecting has freed no more. */
    private static long heap() {
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (now >= used) {
                return used;
            }
            used = now;
        }
        return used;
    }
}
