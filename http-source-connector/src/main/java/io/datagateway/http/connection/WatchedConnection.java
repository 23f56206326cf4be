// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.limit.QuotaKey;
import io.datagateway.http.tls.CertificateStatus;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RateControl;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** One connection, its client and its deadlines. */
final class WatchedConnection {

    /** Time for a refused client to ask and to read the answer; also for a handshake while connections are scarce. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final double JITTER = 0.1;

    /** What a connection is closed for. */
    enum Deadline {
        HANDSHAKE,
        /** Its client has been told, and noted, before: it has too many, or spoke plain HTTP. */
        REFUSED,
        /** Its client has too many, and asked nothing. */
        TOO_MANY,
        HEADERS,
        ANSWER,
        IDLE
    }

    private final SslConnection tls;
    private final ConnectionLimits limits;
    private final LongSupplier nanoTime;
    private final long openedNanos;
    private final long lifetimeNanos;
    private final IncompleteMessageTimer incompleteRequest = new IncompleteMessageTimer(0);
    private final IncompleteMessageTimer blockedAnswer = new IncompleteMessageTimer(0);
    private final Map<Object, Long> sendingSinceNanos = new LinkedHashMap<>();
    private volatile Connection connection;
    private @Nullable QuotaKey quotaKey;
    private volatile @Nullable ClientUsage usage;
    private volatile @Nullable CertificateStatus status;
    private final AtomicBoolean isClosing = new AtomicBoolean();
    private volatile boolean isTooMany;
    private volatile RateControl frames = RateControl.NO_RATE_CONTROL;
    private boolean isFirst = true;
    private boolean hasAsked;
    private boolean hasSent;
    private int inFlight;
    private long quietSinceNanos;
    private boolean ending;

    WatchedConnection(SslConnection tls, ConnectionLimits limits, LongSupplier nanoTime) {
        this.tls = tls;
        this.connection = tls;
        this.limits = limits;
        this.nanoTime = nanoTime;
        this.openedNanos = nanoTime.getAsLong();
        this.quietSinceNanos = openedNanos;
        long ageNanos = limits.timeouts().age().toNanos();
        this.lifetimeNanos =
                (long) (ageNanos * (1 - JITTER * ThreadLocalRandom.current().nextDouble()));
    }

    /** Takes the connection inside TLS: HTTP/1.1, HTTP/2 or the negotiation before them. */
    void speaks(Connection inside) {
        connection = inside;
    }

    /** Takes what the client's certificate is worth; null if it has none. */
    void judged(@Nullable CertificateStatus clientStatus) {
        status = clientStatus;
    }

    @Nullable
    CertificateStatus status() {
        return status;
    }

    /** Returns true if a byte has come from the network. */
    boolean hasSaidAnything() {
        return tls.getBytesIn() > 0;
    }

    /** Ends the handshake: the client is known now. */
    synchronized void belongsTo(QuotaKey clientKey, ClientUsage clientUsage, boolean exceeds) {
        quotaKey = clientKey;
        usage = clientUsage;
        isTooMany = exceeds;
        quietSinceNanos = nanoTime.getAsLong();
        incompleteRequest.complete(tls.getBytesIn());
    }

    /** Returns the client's key once, and null afterwards; null while the handshake lasts. */
    @Nullable
    synchronized QuotaKey leave() {
        QuotaKey clientKey = quotaKey;
        quotaKey = null;
        return clientKey;
    }

    /** Returns whose limits count for the connection. */
    synchronized QuotaKey client() {
        return quotaKey == null ? QuotaKey.NOBODY : quotaKey;
    }

    /** Returns the client's certificates, its own first; null if none has come. */
    X509Certificate @Nullable [] certificates() {
        EndPoint.SslSessionData session = tls.getSslEndPoint().getSslSessionData();
        return session == null ? null : session.peerCertificates();
    }

    SocketAddress address() {
        return tls.getEndPoint().getRemoteSocketAddress();
    }

    /** Returns what the client uses of this worker; null while the handshake lasts. */
    @Nullable
    ClientUsage usage() {
        return usage;
    }

    boolean isTooMany() {
        return isTooMany;
    }

    /** Notes that the headers of a request have come. */
    synchronized void arrived() {
        inFlight++;
        hasAsked = true;
        completeUnlessHttp2();
        hasSent = false;
    }

    /** Notes that an HTTP/2 frame is complete; the next byte begins another. */
    synchronized void received() {
        isFirst = false;
        incompleteRequest.complete(tls.getBytesIn());
    }

    /** Notes that the body of a request has ended after its answer. */
    synchronized void bodyEnded() {
        completeUnlessHttp2();
    }

    /** Notes that a request has been answered. */
    synchronized void answered() {
        inFlight--;
        quietSinceNanos = nanoTime.getAsLong();
        if (!hasSent) {
            completeUnlessHttp2();
        }
    }

    /**
     * Notes that a part of an answer begins to leave; returns the token for {@link #sent}. Bytes that come from now on
     * begin the next request: waiting for the end of the answer would miss what a quick client sends as soon as it has it.
     */
    synchronized Object sending() {
        completeUnlessHttp2();
        hasSent = true;
        var part = new Object();
        sendingSinceNanos.put(part, nanoTime.getAsLong());
        return part;
    }

    /** Completes the message on an HTTP/1.1 connection. HTTP/2 requests are told apart by their frames. */
    private void completeUnlessHttp2() {
        if (!(connection instanceof HTTP2Connection)) {
            received();
        }
    }

    synchronized void sent(Object part) {
        sendingSinceNanos.remove(part);
    }

    /** Takes what counts its HTTP/2 frames that cost work and carry no request. */
    void countsFrames(RateControl rate) {
        frames = rate;
    }

    /** Counts an HTTP/2 frame; false if there are more than allowed. */
    boolean mayStillSend(Object frame) {
        return frames.onEvent(frame);
    }

    /**
     * Tells an HTTP/1.1 client how long its connection may rest, a little less than it may, so that nobody takes it just as
     * it closes; or that this is the last answer on an old connection.
     */
    void announceEnd(Request request, Response response) {
        if (connection instanceof HTTP2Connection) {
            return;
        }
        if (nanoTime.getAsLong() - openedNanos > lifetimeNanos) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        } else if (!request.getHeaders().contains(HttpHeader.CONNECTION, "close")) {
            long seconds = Math.max(1, limits.timeouts().idle().toSeconds() - 1);
            response.getHeaders().put(HttpHeader.KEEP_ALIVE, "timeout=" + seconds);
        }
    }

    /** Returns true once, before the connection is closed. */
    boolean beginsToClose() {
        return isClosing.compareAndSet(false, true);
    }

    boolean isClosing() {
        return isClosing.get();
    }

    void close() {
        // Not connection.close(): that would answer a request that never came.
        tls.getSslEndPoint().close();
    }

    /** Ends the connection gently when it is old. */
    void endWhenOld(long nowNanos) {
        if (connection instanceof HTTP2Connection http2 && isToEnd(nowNanos)) {
            var unused = http2.getSession().shutdown();
        }
    }

    /** Returns the deadline that has passed; null if none has. */
    @Nullable
    synchronized Deadline passed(long nowNanos, boolean isCrowded) {
        ConnectionLimits.Timeouts timeouts = limits.timeouts();
        if (usage == null) {
            Duration limit = isCrowded && SHORT.compareTo(timeouts.handshake()) < 0 ? SHORT : timeouts.handshake();
            // Whom no output awaits has had its answer: it spoke plain HTTP.
            Deadline deadline = tls.getEndPoint().isOutputShutdown() ? Deadline.REFUSED : Deadline.HANDSHAKE;
            return isOver(nowNanos - openedNanos, limit) ? deadline : null;
        }
        if (isTooMany && isOver(nowNanos - openedNanos, SHORT)) {
            return hasAsked ? Deadline.REFUSED : Deadline.TOO_MANY;
        }
        if (isRequestLate(nowNanos, timeouts.header())) {
            return Deadline.HEADERS;
        }
        if (isAnswerLate(nowNanos, timeouts.answer())) {
            return Deadline.ANSWER;
        }
        return inFlight == 0 && isOver(nowNanos - quietSinceNanos, timeouts.idle()) ? Deadline.IDLE : null;
    }

    /**
     * Returns true if a request is incomplete for longer than {@code limit}. While an HTTP/1.1 request is in flight, the
     * bytes that come are its body, which has a deadline of its own. Bytes are counted below TLS, where an incomplete TLS
     * record counts, too.
     */
    private boolean isRequestLate(long nowNanos, Duration limit) {
        boolean isBody = inFlight > 0 && !(connection instanceof HTTP2Connection);
        // The beginning of the first request may have come together with the end of the handshake.
        boolean hasBegun = isFirst && connection.getBytesIn() > 0;
        return !isBody && isOver(incompleteRequest.ageNanos(hasBegun ? -1 : tls.getBytesIn(), nowNanos), limit);
    }

    /**
     * Returns true if the client has not taken an answer within {@code limit}: because no HTTP/2 window is open for it
     * ({@code isWaiting}), or because the client does not read from the network ({@code isStuck}).
     */
    private boolean isAnswerLate(long nowNanos, Duration limit) {
        boolean isWaiting = !sendingSinceNanos.isEmpty()
                && isOver(nowNanos - sendingSinceNanos.values().iterator().next(), limit);
        boolean isStuck = tls.getSslEndPoint().getWriteFlusher().isPending();
        return isWaiting || isOver(blockedAnswer.ageNanos(isStuck ? 1 : 0, nowNanos), limit);
    }

    /**
     * Returns true, once, when GOAWAY is due: on an old connection with nothing in flight, because some clients give up
     * the answers they wait for when they read it. A client that always has a request in flight gets it later.
     */
    private synchronized boolean isToEnd(long nowNanos) {
        double grace = inFlight == 0 ? 1 : 1 + JITTER;
        boolean isToEnd = !ending && nowNanos - openedNanos > lifetimeNanos * grace;
        ending |= isToEnd;
        return isToEnd;
    }

    private static boolean isOver(long nanos, Duration limit) {
        return nanos > limit.toNanos();
    }
}
