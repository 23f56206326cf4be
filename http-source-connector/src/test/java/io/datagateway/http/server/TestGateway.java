// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.ClientCertificateHandler;
import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.testing.RawConnection;
import io.datagateway.http.testing.TestCertificates;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A running {@link GatewayServer} on free ports of this machine. */
public final class TestGateway implements AutoCloseable {

    public static final TestCertificates CERTIFICATES = new TestCertificates();
    public static final SSLContext ORDERS = CERTIFICATES.as("sales.orders");

    private final AtomicLong skippedNanos = new AtomicLong();
    private final GatewayServer server;

    public TestGateway(Handler application) {
        this(settings(CERTIFICATES.serverSsl(), Duration.ofSeconds(30)), application);
    }

    public TestGateway(ListenerSettings settings, Handler application) {
        server = new GatewayServer(
                settings, null, application, () -> true, () -> System.nanoTime() + skippedNanos.get());
        server.start();
    }

    public static ListenerSettings settings(Map<String, ?> ssl, Duration idleTimeout) {
        return new ListenerSettings("127.0.0.1", 0, ssl, ConnectionLimits.DEFAULT.withIdle(idleTimeout));
    }

    /** Those with which a test counts connections. */
    public static ListenerSettings settings(Map<String, ?> ssl, ConnectionLimits.Counts counts) {
        var limits =
                new ConnectionLimits(ConnectionLimits.DEFAULT.timeouts(), counts, ConnectionLimits.DEFAULT.http2());
        return new ListenerSettings("127.0.0.1", 0, ssl, limits);
    }

    /** Skips time for the deadlines of connections and the lifetime of TLS sessions, but not for sockets. */
    public void pass(Duration time) {
        skippedNanos.addAndGet(time.toNanos());
    }

    public GatewayServer server() {
        return server;
    }

    /** A connection with the certificate of {@code sales.orders}. */
    public RawConnection connect() throws IOException {
        return connect(ORDERS);
    }

    public RawConnection connect(SSLContext as) throws IOException {
        return new RawConnection(server.port(), as);
    }

    public boolean isClosedTo(TestCertificates.Identity client) {
        try (var connection = connect(CERTIFICATES.as(client))) {
            return connection
                            .send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .answer()
                            .status()
                    != 200;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /** Answers 200 with the client's name. */
    public static final class WhoAmI extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(
                    response,
                    true,
                    Objects.requireNonNullElse(
                            ClientCertificateHandler.principal(request).name(), "nobody"),
                    callback);
            return true;
        }
    }
}
