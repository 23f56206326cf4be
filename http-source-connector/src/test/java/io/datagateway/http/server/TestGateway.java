// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A running {@link GatewayServer} on free ports of this machine. */
final class TestGateway implements AutoCloseable {

    static final TestCertificates CERTIFICATES = new TestCertificates();
    static final SSLContext ORDERS = CERTIFICATES.as("sales.orders");

    private final GatewayServer server;

    TestGateway(Handler application) {
        this(settings(CERTIFICATES.serverSsl(), Duration.ofSeconds(30)), application);
    }

    TestGateway(ListenerSettings settings, Handler application) {
        server = new GatewayServer(settings, null, application, () -> true);
        server.start();
    }

    static ListenerSettings settings(Map<String, ?> ssl, Duration idleTimeout) {
        return new ListenerSettings("127.0.0.1", 0, ssl, idleTimeout, ConnectionLimits.DEFAULT);
    }

    GatewayServer server() {
        return server;
    }

    /** A connection with the certificate of {@code sales.orders}. */
    RawConnection connect() throws IOException {
        return connect(ORDERS);
    }

    RawConnection connect(SSLContext as) throws IOException {
        return new RawConnection(server.port(), as);
    }

    boolean isClosedTo(TestCertificates.Identity client) {
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
    static final class WhoAmI extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, ClientIdentity.of(request).name().orElse("nobody"), callback);
            return true;
        }
    }
}
