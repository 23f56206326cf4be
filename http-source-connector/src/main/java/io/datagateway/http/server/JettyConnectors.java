// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.ConnectionLimits;
import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.tls.TlsContext;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.AcceptRateLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Makes the connectors of the two ports. */
final class JettyConnectors {

    static final String MANAGEMENT = "management";

    /** Bound on request line and headers together; more is answered 414 or 431. */
    static final int MAX_HEADER_BYTES = 8 * 1024;

    private static final int BACKLOG = 1024;

    private JettyConnectors() {}

    /** Returns the HTTPS connector: HTTP/2 or HTTP/1.1, as the client asks in the TLS handshake. */
    static ServerConnector gateway(Server server, ListenerSettings settings, TlsContext tls, ConnectionWatch watch) {
        var http = http();
        // No check of the Host header against the certificate: clients may come by address, as behind a load balancer.
        http.addCustomizer(new SecureRequestCustomizer(false));
        var alpn = alpn();
        alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        var connector = new ServerConnector(
                server,
                new TlsConnection.Factory(new TlsEngines(tls), alpn.getProtocol(), watch.refusals()),
                alpn,
                http2(http, settings.limits().http2(), watch),
                new StrictHttpConnection.Factory(http));
        ConnectionLimits.Counts counts = settings.limits().counts();
        connector.addBean(new NetworkConnectionLimit(counts.all(), connector));
        connector.addBean(new AcceptRateLimit(counts.perSecond(), 1, TimeUnit.SECONDS, connector));
        connector.addEventListener(watch);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setName("gateway");
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.limits().timeouts().idle().toMillis());
        return connector;
    }

    static ServerConnector management(Server server, ManagementSettings settings) {
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setName(MANAGEMENT);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        return connector;
    }

    private static HTTP2ServerConnectionFactory http2(
            HttpConfiguration http, ConnectionLimits.Http2 limits, ConnectionWatch watch) {
        var decoding = new HttpConfiguration(http);
        decoding.setRequestHeaderSize(Http2Head.MAX_DECODED_BYTES);
        var http2 = new HTTP2ServerConnectionFactory(decoding);
        http2.setMaxConcurrentStreams(limits.streams());
        http2.setRateControlFactory(watch.rates());
        http2.setInitialSessionRecvWindow(limits.windowBytes());
        http2.setInitialStreamRecvWindow(limits.windowBytes());
        http2.setConnectProtocolEnabled(false);
        http2.addEventListener(watch.frames());
        return http2;
    }

    /** Jetty looks for its ALPN processor with the thread's class loader, which need not be the plugin's. */
    private static ALPNServerConnectionFactory alpn() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JettyConnectors.class.getClassLoader());
        try {
            return new ALPNServerConnectionFactory();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setHttpCompliance(HttpCompliance.STRICT);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setSendServerVersion(false);
        return http;
    }
}
