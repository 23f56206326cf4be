// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.tls.CertificateStatus;
import io.datagateway.http.tls.ClientPrincipal;
import io.datagateway.http.tls.TlsContext;
import io.datagateway.http.tls.TlsSnapshot;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request pass only if its client certificate is trusted and valid now, and attaches the client's principal to
 * it. The TLS handshake has checked the certificate too, but connections and resumed TLS sessions outlive certificates
 * and trust. So every request checks the dates; the first request on a connection, or after trust has changed, checks
 * the whole chain.
 */
public final class ClientCertificateHandler extends Handler.Wrapper {

    private static final String PRINCIPAL = ClientPrincipal.class.getName();
    private static final String STATUS = CertificateStatus.class.getName();

    /** Time for an HTTP/2 client to read its refusal and to close the connection. */
    private static final Duration LEAVE_TIME = Duration.ofSeconds(1);

    private final TlsContext tls;
    private final Clock clock;

    public ClientCertificateHandler(Handler next, TlsContext tls) {
        this(next, tls, Clock.systemUTC());
    }

    ClientCertificateHandler(Handler next, TlsContext tls, Clock clock) {
        super(next);
        this.tls = tls;
        this.clock = clock;
    }

    /** Returns the principal of a request that has passed this handler. */
    public static ClientPrincipal principal(Request request) {
        if (request.getAttribute(PRINCIPAL) instanceof ClientPrincipal principal) {
            return principal;
        }
        throw new IllegalStateException("the request has not passed the ClientCertificateHandler");
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        X509Certificate[] chain = chain(request);
        if (chain.length == 0) {
            required().write(request, response, callback);
            return true;
        }
        Instant now = clock.instant();
        CertificateStatus status = status(request.getConnectionMetaData(), chain, now);
        Problem problem = problem(chain[0], status, now);
        if (problem != null) {
            BodyDiscard.forbid(request);
            // HTTP/1.1 is told with the answer that this connection ends.
            problem.write(request, response, Callback.from(callback, () -> endHttp2(request)));
            return true;
        }
        request.setAttribute(PRINCIPAL, status.principal());
        return super.handle(request, response, callback);
    }

    private static X509Certificate[] chain(Request request) {
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls) {
            X509Certificate[] chain = tls.peerCertificates();
            return chain == null ? new X509Certificate[0] : chain;
        }
        return new X509Certificate[0];
    }

    private CertificateStatus status(Attributes connection, X509Certificate[] chain, Instant now) {
        TlsSnapshot snapshot = tls.current();
        if (connection.getAttribute(STATUS) instanceof CertificateStatus known && known.holds(snapshot, now)) {
            return known;
        }
        CertificateStatus status = snapshot.check(chain, now);
        connection.setAttribute(STATUS, status);
        return status;
    }

    private static @Nullable Problem problem(X509Certificate certificate, CertificateStatus status, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return outdated(certificate);
        }
        return switch (status.verdict()) {
            case TRUSTED -> null;
            case REVOKED ->
                new Problem(
                        ProblemCode.CERTIFICATE_REVOKED,
                        "The client certificate has been revoked. Ask the gateway's operator for a new one.");
            case NOT_TRUSTED ->
                new Problem(
                        ProblemCode.CERTIFICATE_NOT_TRUSTED,
                        "The client certificate is no longer trusted: its CA is not, or a certificate in between has"
                                + " run out, or there is no current revocation list. Use a renewed one on a new"
                                + " connection, or ask the gateway's operator.");
        };
    }

    /**
     * Ends an HTTP/2 connection. Requests in flight on it are still answered; later requests need a new connection and a
     * new handshake. If the client does not close the connection, this server does; requests in flight end by their own
     * deadlines.
     */
    private static void endHttp2(Request request) {
        if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection connection) {
            var session = connection.getSession();
            var unused = session.shutdown();
            request.getComponents()
                    .getScheduler()
                    .schedule(
                            () -> {
                                if (session.getStreams().isEmpty()) {
                                    connection.getEndPoint().close();
                                }
                            },
                            LEAVE_TIME.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private Problem required() {
        return new Problem(
                ProblemCode.CERTIFICATE_REQUIRED,
                "No client certificate came with the connection. Configure the client with a certificate and key"
                        + " (mutual TLS); the certificate must have "
                        + tls.current().principals().demand() + ".");
    }

    private static Problem outdated(X509Certificate certificate) {
        var details = Map.of(
                "notBefore", certificate.getNotBefore().toInstant().toString(),
                "notAfter", certificate.getNotAfter().toInstant().toString());
        return new Problem(
                ProblemCode.CERTIFICATE_EXPIRED,
                "The client certificate is valid from " + details.get("notBefore") + " to " + details.get("notAfter")
                        + ". Use a renewed one on a new connection.",
                details);
    }
}
