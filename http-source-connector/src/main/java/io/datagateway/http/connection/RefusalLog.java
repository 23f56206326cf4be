// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.connection.WatchedConnection.Deadline;
import io.datagateway.http.limit.LineBudget;
import io.datagateway.http.limit.QuotaKey;
import io.datagateway.http.problem.BatchId;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.tls.CertificateFault;
import io.datagateway.http.tls.CertificateStatus;
import io.datagateway.http.tls.UntrustedClientException;
import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log of what is refused: a line for each handshake, each request, and each connection or stream of HTTP/2 that ends without
 * an answer; up to a budget, beyond which they are counted. A line says who, where and why, and holds nothing of a body.
 */
public final class RefusalLog implements RequestLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    private static final Pattern TOPIC = Pattern.compile("/(?:api/1\\.0|topics)/([A-Za-z0-9._-]{1,249})(?:/.*)?");
    private static final Pattern TRACE_PARENT = Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-.*");

    private final LineBudget budget;
    private final LongAdder refused = new LongAdder();
    private final LongAdder notWritten = new LongAdder();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    RefusalLog(LongSupplier nanoTime) {
        this.budget = new LineBudget(nanoTime);
    }

    /** Called by Jetty when a request has been answered. */
    @Override
    public void log(Request request, Response response) {
        Problem problem = Problem.of(request);
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        EndPoint.SslSessionData tls = endPoint.getSslSessionData();
        if (problem == null || tls == null) {
            return; // It was not refused, or came by the management port.
        }
        X509Certificate[] chain = tls.peerCertificates();
        String code = problem.code().toString();
        if (mayWrite(code, client(request, chain))) {
            write(new RefusalLine(code)
                    .word("reason", problem.details().get(CertificateProblem.REASON))
                    .text("topic", topic(request))
                    .certificate(chain == null || chain.length == 0 ? null : chain[0])
                    .address(request.getConnectionMetaData().getRemoteSocketAddress())
                    .text("batch", response.getHeaders().get(BatchId.HEADER))
                    .text("trace", trace(request)));
        }
    }

    private static QuotaKey client(Request request, X509Certificate @Nullable [] chain) {
        CertificateStatus status = ConnectionWatch.status(request);
        return chain != null && status != null && status.fault() == null ? QuotaKey.of(chain) : QuotaKey.NOBODY;
    }

    private static @Nullable String topic(Request request) {
        Matcher path =
                TOPIC.matcher(Objects.requireNonNullElse(request.getHttpURI().getPath(), ""));
        return path.matches() ? path.group(1) : null;
    }

    private static @Nullable String trace(Request request) {
        String own = request.getHeaders().get("trace-id");
        if (own != null) {
            return own;
        }
        Matcher parent = TRACE_PARENT.matcher(
                Objects.requireNonNullElse(request.getHeaders().get("traceparent"), ""));
        return parent.matches() ? parent.group(1) : null;
    }

    /** Notes a handshake that has failed, or that this gateway has ended. */
    void handshake(Throwable failure, @Nullable SocketAddress address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UntrustedClientException untrusted) {
                CertificateFault fault = untrusted.fault();
                String code = CertificateProblem.code(fault.reason()).toString();
                handshake(
                        new RefusalLine(code)
                                .word("reason", fault.reason())
                                .certificate(untrusted.certificate())
                                .address(address),
                        code);
                return;
            }
        }
        HandshakeFailure kind = HandshakeFailure.of(failure);
        handshake(new RefusalLine(kind.code()).word("reason", kind.reason()).address(address), kind.code());
    }

    /** Notes a request in plain HTTP. */
    public void plainHttp(@Nullable SocketAddress address) {
        String code = ProblemCode.MALFORMED_REQUEST.toString();
        handshake(new RefusalLine(code).word("reason", "plain-http").address(address), code);
    }

    private void handshake(RefusalLine line, String code) {
        if (mayWrite(code + " phase=handshake", QuotaKey.NOBODY)) {
            write(line);
        }
    }

    /** Notes a connection that is closed for a deadline; but not one that has only rested, or whose refusal is noted. */
    void closed(Deadline passed, WatchedConnection connection) {
        if (passed == Deadline.HANDSHAKE) {
            String code = HandshakeFailure.FAILED;
            handshake(new RefusalLine(code).word("reason", "timeout").address(connection.address()), code);
        } else if (passed != Deadline.IDLE && passed != Deadline.REFUSED) {
            String reason = passed.name().toLowerCase(Locale.ROOT).replace('_', '-');
            withoutAnswer("ConnectionClosed", reason, connection);
        }
    }

    /** Notes that a stream or a connection of HTTP/2 ends with an error of the client's (RFC 9113, 7). */
    void http2(String code, int error, WatchedConnection connection) {
        if (error != ErrorCode.NO_ERROR.code && error != ErrorCode.CANCEL_STREAM_ERROR.code) {
            String name = ErrorCode.toString(error, "other").toLowerCase(Locale.ROOT);
            withoutAnswer(code, name.replace("_error", "").replace('_', '-'), connection);
        }
    }

    private void withoutAnswer(String code, String reason, WatchedConnection connection) {
        if (mayWrite(code, connection.client())) {
            X509Certificate[] chain = connection.certificates();
            write(new RefusalLine(code)
                    .word("reason", reason)
                    .certificate(chain == null || chain.length == 0 ? null : chain[0])
                    .address(connection.address()));
        }
    }

    private boolean mayWrite(String kind, QuotaKey client) {
        refused.increment();
        boolean mayWrite = budget.tryTake(kind, client);
        if (!mayWrite) {
            notWritten.increment();
        }
        return mayWrite;
    }

    /** Returns how many refusals there were. */
    public long refused() {
        return refused.sum();
    }

    /** Returns how many of them have no line of their own. */
    public long notWritten() {
        return notWritten.sum();
    }

    /** Tells what was left out, when its time has come. */
    void tellLeftOut() {
        budget.next()
                .forEach((kind, count) -> log.info(
                        "refused code={} lines-left-out={} within-seconds={}",
                        kind,
                        count,
                        LineBudget.PERIOD.toSeconds()));
    }

    private static void write(RefusalLine line) {
        log.info("{}", line);
    }
}
