// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NegotiatingServerConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose TLS handshake or next request does not arrive in time. An idle timeout alone does not: it
 * begins anew with every byte, and a client that sends one now and then holds the connection for ever.
 */
final class ArrivalDeadline extends Handler.Wrapper implements Connection.Listener {

    private static final Duration HANDSHAKE = Duration.ofSeconds(10);

    private final Scheduler timer;
    private final Duration request;
    private final Duration handshake;
    private final Map<Connection, Watch> watches = new ConcurrentHashMap<>();

    ArrivalDeadline(Scheduler timer, Duration request, Handler next) {
        super(next);
        this.timer = timer;
        this.request = request;
        this.handshake = request.compareTo(HANDSHAKE) < 0 ? request : HANDSHAKE;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection) {
            return; // the connection inside it, opened with it, is watched
        }
        // Until the handshake has chosen a protocol, the connection inside is the one that negotiates.
        var watch = new Watch(connection, connection instanceof NegotiatingServerConnection ? handshake : request);
        watches.put(connection, watch);
        watch.arm();
    }

    @Override
    public void onClosed(Connection connection) {
        Watch watch = watches.remove(connection);
        if (watch != null) {
            watch.arrived();
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Watch watch = watches.get(request.getConnectionMetaData().getConnection());
        if (watch != null) {
            watch.arrived();
            Request.addCompletionListener(request, failure -> watch.answered());
        }
        return super.handle(request, response, callback);
    }

    /** One connection: its deadline runs while no request is in flight on it. */
    private final class Watch {

        private final Connection connection;
        private final Duration limit;
        private int inFlight;
        private Scheduler.@Nullable Task deadline;

        Watch(Connection connection, Duration limit) {
            this.connection = connection;
            this.limit = limit;
        }

        synchronized void arm() {
            deadline = timer.schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
        }

        synchronized void arrived() {
            inFlight++;
            if (deadline != null) {
                deadline.cancel();
            }
        }

        synchronized void answered() {
            inFlight--;
            if (inFlight == 0) {
                arm();
            }
        }

        private synchronized void expire() {
            if (inFlight == 0) {
                // Not connection.close(): that would answer a request that never came.
                connection.getEndPoint().close();
            }
        }
    }
}
