// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.connection.ClientCertificateHandler;
import io.datagateway.http.connection.ConnectionWatch;
import io.datagateway.http.connection.RefusalLog;
import io.datagateway.http.tls.TlsContext;
import io.datagateway.http.tls.ValidityEnd;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTPS server: HTTP/1.1 and HTTP/2 on one port, which asks every client for a certificate, and, if configured,
 * health endpoints on a plain port of their own. A request reaches the application only with a certificate that is valid
 * now; the server's own CA certificate is given to anybody.
 */
public final class GatewayServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);
    private static final Duration DRAIN_TIME = Duration.ofSeconds(10);

    /** Jetty closes idle connections after one second of it. */
    private static final Duration CLOSE_TIME = Duration.ofSeconds(3);

    private static final int MIN_THREADS = 8;

    /** Threads never wait, so more would only take the processors from the tasks. */
    private static final int MAX_THREADS =
            Math.max(2 * MIN_THREADS, 4 * Runtime.getRuntime().availableProcessors());

    private final TlsContext tls;
    private final Server server;
    private final DrainHandler requests;
    private final ConnectionWatch connections;
    private final ServerConnector listener;
    private final @Nullable ServerConnector management;

    /**
     * @param application answers requests that come with a client certificate; what it leaves is answered 404
     * @param health for the health endpoints
     * @throws ConfigException if no TLS server can run on the settings
     */
    public GatewayServer(
            ListenerSettings settings, @Nullable ManagementSettings management, Handler application, Health health) {
        this(settings, management, application, health, System::nanoTime);
    }

    /** @param nanoTime the clock of the deadlines of connections and of the lifetime of TLS sessions */
    GatewayServer(
            ListenerSettings settings,
            @Nullable ManagementSettings management,
            Handler application,
            Health health,
            LongSupplier nanoTime) {
        this.tls = new TlsContext(settings.ssl(), nanoTime);
        this.server = new Server(threads(settings), new ScheduledExecutorScheduler("gateway-http-timer", true), null);
        var authority = new AuthorityHandler(new ClientCertificateHandler(application, tls), tls);
        this.requests = new DrainHandler(new StrictRequestHandler(authority));
        this.connections = new ConnectionWatch(tls, settings.limits(), nanoTime, new UnreadBodyHandler(requests));
        this.listener = JettyConnectors.gateway(server, settings, tls, connections);
        server.addConnector(listener);
        this.management = management == null ? null : JettyConnectors.management(server, management);
        if (this.management != null) {
            server.addConnector(this.management);
        }
        server.setHandler(new Handler.Sequence(new HealthHandler(health, authority), connections));
        server.setErrorHandler(new ProblemErrorHandler());
        server.setRequestLog(connections.refusals());
        server.setStopTimeout(CLOSE_TIME.toMillis());
    }

    /**
     * Opens the ports and takes requests.
     *
     * @throws ConnectException that names the address and the remedy, if a port cannot be had
     */
    public void start() {
        try {
            open(listener, "listener");
            if (management != null) {
                open(management, "management");
            }
            server.start();
            tls.watch();
            connections.begin();
        } catch (Exception e) {
            close();
            throw e instanceof ConnectException known
                    ? known
                    : new ConnectException("The HTTP server did not start", e);
        }
        log.info("Listening on https://{}:{}", listener.getHost(), port());
        log.info("GET /ca.crt gives: {}", tls.current().authorityFingerprints());
    }

    /** Returns the port of the listener: the one that the system chose if the settings say 0. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Returns the port of the health endpoints. */
    public int managementPort() {
        if (management == null) {
            throw new IllegalStateException("this server has no management address");
        }
        return management.getLocalPort();
    }

    /**
     * Uses new certificates for later connections, without closing the port.
     *
     * @throws ConfigException if they cannot serve; the old certificates then stay in use
     */
    public void reload(Map<String, ?> ssl) {
        tls.reload(ssl);
        log.info("TLS settings of port {} replaced", port());
    }

    /** Returns the ends of the certificates and lists that TLS rests on. */
    public List<ValidityEnd> validityEnds() {
        return tls.current().ends();
    }

    /** Returns the log of what is refused, which counts it. */
    public RefusalLog refusals() {
        return connections.refusals();
    }

    /** Loads changed certificate files now. If they cannot serve, the old certificates stay in use. */
    public void refresh() {
        tls.refresh();
    }

    /** Stops accepting, lets requests in flight end within {@code 10 s}, and frees the ports. */
    @Override
    public void close() {
        tls.close();
        try {
            drain();
            server.stop();
        } catch (Exception e) {
            log.warn("Connections were still open when the HTTP server stopped", e);
        } finally {
            // A server that never started does not close what was opened before.
            for (Connector connector : server.getConnectors()) {
                ((ServerConnector) connector).close();
            }
            server.destroy();
        }
    }

    /**
     * Ends requests before HTTP/2 connections. Jetty alone sends GOAWAY first and fails requests in flight a second later;
     * and HTTP clients of older JDKs give up all requests on the connection as soon as they read it.
     */
    private void drain() throws InterruptedException, ExecutionException {
        var unused = listener.shutdown();
        try {
            requests.shutdown().get(DRAIN_TIME.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Requests were still in flight {} s after the HTTP server began to stop", DRAIN_TIME.toSeconds());
        }
    }

    private static void open(ServerConnector connector, String prefix) {
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new ConnectException(
                    "Cannot listen on " + connector.getHost() + ":" + connector.getPort()
                            + ". Another connector, another version of this plugin or another program may have the port:"
                            + " stop it, or change " + prefix + ".host or " + prefix + ".port.",
                    e);
        }
    }

    private static QueuedThreadPool threads(ListenerSettings settings) {
        var threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
        threads.setName("gateway-http-" + settings.port());
        threads.setDaemon(true);
        return threads;
    }
}
