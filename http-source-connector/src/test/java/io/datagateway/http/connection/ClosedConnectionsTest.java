// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import static io.datagateway.http.connection.ConnectionLimits.DEFAULT;
import static io.datagateway.http.server.TestGateway.CERTIFICATES;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.http.server.ListenerSettings;
import io.datagateway.http.server.TestGateway;
import io.datagateway.http.server.TestGateway.WhoAmI;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.RawHttp2Connection;
import io.datagateway.http.testing.TlsFiles;
import java.net.Socket;
import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ends without an answer is in the log of refusals. */
@Timeout(60)
class ClosedConnectionsTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofDays(36_500);

    @RegisterExtension
    private final RefusalLines log = new RefusalLines();

    @Test
    void aHandshakeThatIsGivenUpLeavesALine() throws Exception {
        try (var gateway = new TestGateway(settings(DEADLINE, LONG), new WhoAmI());
                var socket = new Socket("127.0.0.1", gateway.server().port())) {
            socket.getOutputStream().write(new byte[] {22, 3, 1, 64, 0}); // a TLS record of 16 KiB begins

            awaitAsTimePasses(gateway);
        }
        assertThat(log.lines())
                .singleElement()
                .asString()
                .matches(".*refused code=TlsHandshakeFailed reason=timeout address=127\\.0\\.0\\.1:\\d+");
    }

    @Test
    void whoIsClosedAfterItsRefusalLeavesNoSecondLine() throws Exception {
        try (var gateway = new TestGateway(settings(DEADLINE, LONG), new WhoAmI());
                var client = new RawConnection(
                        new Socket("127.0.0.1", gateway.server().port()))) {
            client.send("GET / HTTP/1.1\r\n\r\n").answer();
            gateway.pass(DEADLINE);

            TlsFiles.await("closed", client::isGone);
        }
        assertThat(log.lines()).singleElement().asString().contains("reason=plain-http");
    }

    @Test
    void headersThatAreGivenUpLeaveALine() throws Exception {
        try (var gateway = new TestGateway(settings(LONG, DEADLINE), new WhoAmI());
                var client = gateway.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: ");

            awaitAsTimePasses(gateway);
        }
        assertThat(log.lines().get(0))
                .contains("code=ConnectionClosed reason=headers subject=\"CN=sales.orders\" issuer=\""
                        + CERTIFICATES.ca().getSubjectX500Principal().getName());
    }

    @Test
    void aConnectionOfHttp2ThatIsEndedLeavesALine() throws Exception {
        try (var gateway = new TestGateway(new WhoAmI());
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.send(RawHttp2Connection.DATA, 0, 0, new byte[8]);

            log.await(1);
        }
        assertThat(log.lines().get(0)).contains("code=ConnectionClosed reason=protocol subject=\"CN=sales.orders\"");
    }

    @Test
    void soDoesAStreamOfItThatIsReset() throws Exception {
        var limits = new ConnectionLimits.Http2(1, 128, 64 * 1024);
        try (var gateway = new TestGateway(settings(DEFAULT.timeouts(), limits), new NeverAnswering());
                var client = new RawHttp2Connection(gateway.server().port(), TestGateway.ORDERS)) {
            client.get(1);
            client.get(3);

            log.await(1);
        }
        assertThat(log.lines().get(0)).contains("code=StreamReset reason=refused-stream subject=\"CN=sales.orders\"");
    }

    /** Only these deadlines count. */
    private static ListenerSettings settings(Duration handshake, Duration headers) {
        return settings(new ConnectionLimits.Timeouts(handshake, headers, LONG, LONG, LONG), DEFAULT.http2());
    }

    private static ListenerSettings settings(ConnectionLimits.Timeouts timeouts, ConnectionLimits.Http2 http2) {
        var limits = new ConnectionLimits(timeouts, DEFAULT.counts(), http2);
        return new ListenerSettings("127.0.0.1", 0, CERTIFICATES.serverSsl(), limits);
    }

    private void awaitAsTimePasses(TestGateway gateway) throws Exception {
        TlsFiles.await("a line", () -> {
            gateway.pass(DEADLINE);
            return !log.lines().isEmpty();
        });
    }

    private static final class NeverAnswering extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            return true;
        }
    }
}
