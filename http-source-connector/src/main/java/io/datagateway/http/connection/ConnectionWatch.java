// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.limit.ClientRegistry;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.limit.QuotaKey;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.tls.CertificateStatus;
import io.datagateway.http.tls.TlsContext;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.io.WindowRateControl;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enforces the deadlines of connections and the number of connections per client. An idle timeout alone is not enough: it
 * begins anew with every byte, so that a client that sends one byte now and then holds its connection for ever. All
 * connections are checked a few times a second, which costs less than a timer for each of their deadlines.
 */
public final class ConnectionWatch extends Handler.Wrapper implements Connection.Listener, SslHandshakeListener {

    private static final Logger log = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final TlsContext tls;
    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;
    private final ClientRegistry clients;
    private final RefusalLog refusals;
    private final Map<EndPoint, WatchedConnection> connections = new ConcurrentHashMap<>();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public ConnectionWatch(TlsContext tls, ConnectionLimits limits, LongSupplier nanoTime, Handler next) {
        super(next);
        this.tls = tls;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.clients = new ClientRegistry(nanoTime);
        this.refusals = new RefusalLog(nanoTime);
    }

    /** Returns the log of what is refused, for Jetty to call. */
    public RefusalLog refusals() {
        return refusals;
    }

    /** Starts the checks. To be called once, when the server runs; they end with its timer. */
    public void begin() {
        var unused = getServer().getScheduler().schedule(this::sweep, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            long nowNanos = nanoTime.getAsLong();
            boolean isCrowded = connections.size() > limits.counts().all() / 4 * 3;
            connections.values().forEach(connection -> check(connection, nowNanos, isCrowded));
            clients.forgetIdle();
            refusals.tellLeftOut();
        } catch (RuntimeException e) {
            log.error("Looking after connections failed; it goes on", e);
        } finally {
            begin();
        }
    }

    private void check(WatchedConnection connection, long nowNanos, boolean isCrowded) {
        WatchedConnection.Deadline passed = connection.passed(nowNanos, isCrowded);
        if (passed == null) {
            connection.endWhenOld(nowNanos);
            return;
        }
        if (connection.beginsToClose()) {
            refusals.closed(passed, connection);
        }
        connection.close();
    }

    /** Returns what the client of the request uses of this worker. */
    public static ClientUsage usage(Request request) {
        WatchedConnection connection = (WatchedConnection) request.getAttribute(WatchedConnection.class.getName());
        ClientUsage usage = connection == null ? null : connection.usage();
        if (usage != null) {
            return usage;
        }
        throw new IllegalStateException("the request did not come through the gateway's port");
    }

    /** Notes that an HTTP/1.1 body has ended that came after its answer: the next byte begins the next request. */
    public static void bodyEnded(Request request) {
        if (request.getAttribute(WatchedConnection.class.getName()) instanceof WatchedConnection connection) {
            connection.bodyEnded();
        }
    }

    /** Called by Jetty: first for the TLS connection, then for each connection inside it that speaks the agreed protocol. */
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            connections.put(tls.getSslEndPoint(), new WatchedConnection(tls, limits, nanoTime));
            return;
        }
        WatchedConnection watched = connections.get(connection.getEndPoint());
        if (watched != null) {
            watched.speaks(connection);
        }
    }

    /**
     * Called by Jetty, as this is one of the connector's listeners; once, as there is no renegotiation. A client is judged
     * here, and told with its first request: until then it is nobody, whatever name its certificate bears.
     */
    @Override
    public void handshakeSucceeded(SslHandshakeListener.Event event) {
        WatchedConnection watched = connections.get(event.getEndPoint());
        if (watched != null) {
            X509Certificate[] chain = certificates(event.getSSLEngine().getSession());
            CertificateStatus status = chain.length == 0 ? null : tls.current().check(chain, Instant.now());
            boolean isTrusted = status != null && status.fault() == null;
            QuotaKey key = isTrusted ? QuotaKey.of(chain) : QuotaKey.NOBODY;
            ClientUsage usage = clients.connect(key);
            watched.judged(status);
            watched.belongsTo(key, usage, usage.connections() > limits.counts().perClient());
            if (connections.get(event.getEndPoint()) != watched) {
                leave(watched); // it was closed meanwhile
            }
        }
    }

    /** Called by Jetty. Who connects and says nothing, as load balancers do to see whether the port is open, is not noted. */
    @Override
    public void handshakeFailed(SslHandshakeListener.Event event, Throwable failure) {
        WatchedConnection watched = connections.get(event.getEndPoint());
        if (watched != null && watched.hasSaidAnything() && !watched.isClosing()) {
            refusals.handshake(failure, event.getEndPoint().getRemoteSocketAddress());
        }
    }

    private static X509Certificate[] certificates(SSLSession session) {
        try {
            return Arrays.stream(session.getPeerCertificates())
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (SSLPeerUnverifiedException e) {
            // The message is bad: who has no certificate is told so with the first request.
            return new X509Certificate[0];
        }
    }

    /** Returns the status of the request's client at the end of its handshake; null if it has no certificate. */
    static @Nullable CertificateStatus status(Request request) {
        return request.getAttribute(WatchedConnection.class.getName()) instanceof WatchedConnection connection
                ? connection.status()
                : null;
    }

    @Override
    public void onClosed(Connection connection) {
        if (connection instanceof SslConnection tls) {
            WatchedConnection watched = connections.remove(tls.getSslEndPoint());
            if (watched != null) {
                leave(watched);
            }
        }
    }

    private void leave(WatchedConnection watched) {
        QuotaKey key = watched.leave();
        if (key != null) {
            clients.disconnect(key);
        }
    }

    /** Returns a listener for HTTP/2 frames. */
    public HTTP2Session.FrameListener frames() {
        return new FrameWatch(connections::get, refusals);
    }

    /** Returns a factory of what counts the frames of a connection that cost work and carry no request. */
    public RateControl.Factory rates() {
        return new RateControl.Factory() {
            @Override
            public RateControl newRateControl(EndPoint endPoint) {
                var rate = new WindowRateControl(limits.http2().framesPerSecond(), Duration.ofSeconds(1));
                WatchedConnection watched = connections.get(endPoint);
                if (watched != null) {
                    watched.countsFrames(rate);
                }
                return rate;
            }
        };
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        WatchedConnection watched = connections.get(endPoint);
        if (watched == null) {
            return super.handle(request, response, callback);
        }
        watched.arrived();
        request.setAttribute(WatchedConnection.class.getName(), watched);
        Request.addCompletionListener(request, failure -> watched.answered());
        var answer = new WatchedResponse(request, response, watched);
        if (watched.isTooMany()) {
            tooMany().write(request, answer, callback);
            return true;
        }
        watched.announceEnd(request, response);
        return super.handle(request, answer, callback);
    }

    private Problem tooMany() {
        int most = limits.counts().perClient();
        return new Problem(
                ProblemCode.TOO_MANY_CONNECTIONS,
                "A client may have " + most
                        + " connections to a worker. Nothing was written; use those that are open, or" + " close some.",
                Map.of("maxConnections", most));
    }
}
