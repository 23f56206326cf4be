// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.limit.Client;
import io.datagateway.http.limit.ClientName;
import io.datagateway.http.limit.Clients;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.eclipse.jetty.http2.HTTP2Session;
import org.eclipse.jetty.http2.api.Session;
import org.eclipse.jetty.http2.frames.Frame;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the deadlines of connections and the number each client has. An idle timeout alone does not: it begins anew with
 * every byte, and a client that sends one now and then holds its connection for ever. All connections are looked at a few
 * times a second, which costs less than a timer for each of their deadlines.
 */
public final class ConnectionWatch extends Handler.Wrapper implements Connection.Listener, SslHandshakeListener {

    private static final Logger log = LoggerFactory.getLogger(ConnectionWatch.class);
    private static final Duration SWEEP = Duration.ofMillis(250);

    private final Scheduler timer;
    private final ConnectionLimits limits;
    private final Clients clients = new Clients(System::nanoTime);
    private final Map<EndPoint, WatchedConnection> connections = new ConcurrentHashMap<>();

    public ConnectionWatch(Scheduler timer, ConnectionLimits limits, Handler next) {
        super(next);
        this.timer = timer;
        this.limits = limits;
    }

    /** To be called once, when the timer runs; ends with it. */
    public void begin() {
        var unused = timer.schedule(this::sweep, SWEEP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweep() {
        try {
            long now = System.nanoTime();
            boolean isCrowded = connections.size() > limits.counts().all() / 4 * 3;
            connections.values().forEach(connection -> connection.check(now, isCrowded));
            clients.forgetIdle();
        } catch (RuntimeException e) {
            log.error("Looking after connections failed; it goes on", e);
        } finally {
            begin();
        }
    }

    /** What the connection's client takes of this worker. */
    public static Client client(Request request) {
        WatchedConnection connection = (WatchedConnection) request.getAttribute(WatchedConnection.class.getName());
        Client client = connection == null ? null : connection.client();
        if (client != null) {
            return client;
        }
        throw new IllegalStateException("the request did not come through the gateway's port");
    }

    /** A body of HTTP/1.1 that came after its answer has ended: what comes now is the next request. */
    public static void bodyEnded(Request request) {
        if (request.getAttribute(WatchedConnection.class.getName()) instanceof WatchedConnection connection) {
            connection.bodyEnded();
        }
    }

    /** First comes the connection of TLS, then, one after the other, those inside that speak what it was agreed on. */
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection tls) {
            connections.put(tls.getSslEndPoint(), new WatchedConnection(tls, limits));
            return;
        }
        WatchedConnection watched = connections.get(connection.getEndPoint());
        if (watched != null) {
            watched.speaks(connection);
        }
    }

    /** Jetty calls it, as it is one of the connector's listeners; and once, as there is no renegotiation. */
    @Override
    public void handshakeSucceeded(SslHandshakeListener.Event event) {
        WatchedConnection watched = connections.get(event.getEndPoint());
        if (watched != null) {
            ClientName name = name(event.getSSLEngine().getSession());
            Client client = clients.connect(name);
            watched.belongsTo(
                    name, client, client.connections() > limits.counts().perClient());
            if (connections.get(event.getEndPoint()) != watched) {
                leave(watched); // it was closed meanwhile
            }
        }
    }

    private static ClientName name(SSLSession session) {
        try {
            return ClientName.of(session.getPeerCertificates());
        } catch (SSLPeerUnverifiedException e) {
            // The message is bad: who has no certificate is told so with the first request.
            return ClientName.NOBODY;
        }
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
        ClientName name = watched.leave();
        if (name != null) {
            clients.disconnect(name);
        }
    }

    /** To be told of the frames of HTTP/2: when one is complete, whatever comes after it belongs to the next. */
    public HTTP2Session.FrameListener frames() {
        return new HTTP2Session.FrameListener() {
            @Override
            public void onIncomingFrame(Session session, Frame frame) {
                WatchedConnection watched = connections.get(((HTTP2Session) session).getEndPoint());
                if (watched != null) {
                    watched.received();
                }
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
        watched.announceEnd(response);
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
