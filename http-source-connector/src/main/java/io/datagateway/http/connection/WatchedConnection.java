// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.limit.Client;
import io.datagateway.http.limit.ClientName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** One connection and its deadlines. Time is that of {@link System#nanoTime()}. */
final class WatchedConnection {

    /** Enough to ask and be told why not; and for a handshake, when connections are scarce. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final double JITTER = 0.1;

    private final SslConnection tls;
    private final ConnectionLimits limits;
    private final long opened = System.nanoTime();
    private final long lifetime;
    private final PartialMessage request = new PartialMessage(0);
    private final PartialMessage answer = new PartialMessage(0);
    private final Map<Object, Long> sending = new LinkedHashMap<>();
    private volatile Connection connection;
    private @Nullable ClientName name;
    private volatile @Nullable Client client;
    private volatile boolean isTooMany;
    private boolean isFirst = true;
    private boolean hasSent;
    private int inFlight;
    private long quietSince = opened;
    private boolean ending;

    WatchedConnection(SslConnection tls, ConnectionLimits limits) {
        this.tls = tls;
        this.connection = tls;
        this.limits = limits;
        long age = limits.timeouts().age().toNanos();
        this.lifetime = (long) (age * (1 - JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /** What goes on inside TLS is this connection's business from now on. */
    void speaks(Connection inside) {
        connection = inside;
    }

    /** The handshake is over, and this is whose connection it is. */
    synchronized void belongsTo(ClientName whose, Client its, boolean exceeds) {
        name = whose;
        client = its;
        isTooMany = exceeds;
        quietSince = System.nanoTime();
        request.complete(tls.getBytesIn());
    }

    /** Whose connection it was, once; null while the handshake lasts. */
    @Nullable
    synchronized ClientName leave() {
        ClientName whose = name;
        name = null;
        return whose;
    }

    /** Null while the handshake lasts. */
    @Nullable
    Client client() {
        return client;
    }

    boolean isTooMany() {
        return isTooMany;
    }

    /** The headers of a request have come. */
    synchronized void arrived() {
        inFlight++;
        completeUnlessHttp2();
        hasSent = false;
    }

    /** A frame of HTTP/2 is complete; what comes next is the beginning of another. */
    synchronized void received() {
        isFirst = false;
        request.complete(tls.getBytesIn());
    }

    synchronized void bodyEnded() {
        completeUnlessHttp2();
    }

    synchronized void answered() {
        inFlight--;
        quietSince = System.nanoTime();
        if (!hasSent) {
            completeUnlessHttp2();
        }
    }

    /**
     * Begins a part of an answer; returns what to say when it has left. What comes from now on is the beginning of the
     * next request: waiting for the end of the answer would miss what a quick client sends as soon as it has it.
     */
    synchronized Object sending() {
        completeUnlessHttp2();
        hasSent = true;
        var part = new Object();
        sending.put(part, System.nanoTime());
        return part;
    }

    /** Requests of HTTP/2 are told apart by their frames. */
    private void completeUnlessHttp2() {
        if (!(connection instanceof HTTP2Connection)) {
            received();
        }
    }

    synchronized void sent(Object part) {
        sending.remove(part);
    }

    /** Tells a client of HTTP/1.1 that this is the last answer, if the connection is old. */
    void announceEnd(Response response) {
        if (!(connection instanceof HTTP2Connection) && System.nanoTime() - opened > lifetime) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
    }

    /** Closes the connection if it takes longer than it may, and ends it gently when it is old. */
    void check(long now, boolean isCrowded) {
        if (isOverdue(now, isCrowded)) {
            // Not connection.close(): that would answer a request that never came.
            tls.getSslEndPoint().close();
        } else if (connection instanceof HTTP2Connection http2 && isToEnd(now)) {
            var unused = http2.getSession().shutdown();
        }
    }

    private synchronized boolean isOverdue(long now, boolean isCrowded) {
        ConnectionLimits.Timeouts timeouts = limits.timeouts();
        if (client == null) {
            Duration limit = isCrowded && SHORT.compareTo(timeouts.handshake()) < 0 ? SHORT : timeouts.handshake();
            return isOver(now - opened, limit);
        }
        return (isTooMany && isOver(now - opened, SHORT))
                || isRequestLate(now, timeouts.header())
                || isAnswerLate(now, timeouts.answer())
                || (inFlight == 0 && isOver(now - quietSince, timeouts.idle()));
    }

    /**
     * While a request of HTTP/1.1 is in flight, what comes is its body, which has a deadline of its own. Bytes are counted
     * below TLS, where a record that is not whole counts, too.
     */
    private boolean isRequestLate(long now, Duration limit) {
        boolean isBody = inFlight > 0 && !(connection instanceof HTTP2Connection);
        // The beginning of the first request may have come together with the end of the handshake.
        boolean hasBegun = isFirst && connection.getBytesIn() > 0;
        return !isBody && isOver(request.age(hasBegun ? -1 : tls.getBytesIn(), now), limit);
    }

    /** Answers that wait for a window of HTTP/2 are seen in the first, all else that the client does not read in the second. */
    private boolean isAnswerLate(long now, Duration limit) {
        boolean isWaiting =
                !sending.isEmpty() && isOver(now - sending.values().iterator().next(), limit);
        boolean isStuck = tls.getSslEndPoint().getWriteFlusher().isPending();
        return isWaiting || isOver(answer.age(isStuck ? 1 : 0, now), limit);
    }

    /**
     * GOAWAY, when nothing is in flight: some clients give up what they wait for when they read it. A client that never
     * rests hears it later.
     */
    private synchronized boolean isToEnd(long now) {
        double grace = inFlight == 0 ? 1 : 1 + JITTER;
        boolean isToEnd = !ending && now - opened > lifetime * grace;
        ending |= isToEnd;
        return isToEnd;
    }

    private static boolean isOver(long nanos, Duration limit) {
        return nanos > limit.toNanos();
    }
}
