// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.tls.CertificateFault;
import io.datagateway.http.tls.CertificateStatus;
import io.datagateway.http.tls.ClientPrincipal;
import io.datagateway.http.tls.TlsContext;
import io.datagateway.http.tls.TlsSnapshot;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Attributes;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request pass only if its client certificate is trusted and valid now, and attaches the client's principal to
 * it. Connections and resumed TLS sessions outlive certificates and trust: the chain is judged anew when trust has changed
 * or something in it has begun or run out.
 */
public final class ClientCertificateHandler extends Handler.Wrapper {

    private static final String PRINCIPAL = ClientPrincipal.class.getName();
    private static final String STATUS = CertificateStatus.class.getName();

    /** Time for a client to read its refusal and to close the connection. */
    private static final Duration LEAVE_TIME = Duration.ofSeconds(2);

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
            answer(CertificateProblem.required(tls.current()), request, response, callback);
            return true;
        }
        Instant now = clock.instant();
        CertificateStatus status = status(request, chain, now);
        CertificateFault fault = status.fault();
        if (fault != null) {
            // HTTP/1.1 is told with the answer that this connection ends.
            Callback told = Callback.from(callback, () -> end(request));
            answer(CertificateProblem.of(fault, chain[0]), request, response, told);
            return true;
        }
        request.setAttribute(PRINCIPAL, status.principal());
        return super.handle(request, response, callback);
    }

    /**
     * Answers at once, and reads on for a moment: a client of HTTP/1.1 that is still sending when its connection is closed
     * may lose the answer (RFC 9112, 9.6), and the reason is what it needs.
     */
    private static void answer(Problem problem, Request request, Response response, Callback callback) {
        boolean isSending = request.getLength() != 0
                && BodyDiscard.mayTake(request)
                && !request.getHeaders().contains(HttpHeader.EXPECT)
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
        if (!isSending) {
            problem.write(request, response, callback);
            return;
        }
        if (problem.endsConnection()) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        Runnable discard = () -> BodyDiscard.start(request, callback);
        problem.writeBeforeBody(response, Callback.from(discard, callback::failed));
    }

    private static X509Certificate[] chain(Request request) {
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls) {
            X509Certificate[] chain = tls.peerCertificates();
            return chain == null ? new X509Certificate[0] : chain;
        }
        return new X509Certificate[0];
    }

    private CertificateStatus status(Request request, X509Certificate[] chain, Instant now) {
        TlsSnapshot snapshot = tls.current();
        Attributes connection = request.getConnectionMetaData();
        CertificateStatus known = connection.getAttribute(STATUS) instanceof CertificateStatus latest
                ? latest
                : ConnectionWatch.status(request);
        CertificateStatus status = known != null && known.holds(snapshot, now) ? known : snapshot.check(chain, now);
        connection.setAttribute(STATUS, status);
        return status;
    }

    /**
     * Ends the connection of a client that has been told. Requests in flight on it are still answered; later ones need a new
     * connection and a new handshake. If the client does not close the connection, this server does; requests in flight end
     * by their own deadlines.
     */
    private static void end(Request request) {
        Connection connection = request.getConnectionMetaData().getConnection();
        if (connection instanceof HTTP2Connection http2) {
            var unused = http2.getSession().shutdown();
        }
        request.getComponents()
                .getScheduler()
                .schedule(() -> closeUnlessBusy(connection), LEAVE_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void closeUnlessBusy(Connection connection) {
        if (!(connection instanceof HTTP2Connection http2)
                || http2.getSession().getStreams().isEmpty()) {
            connection.getEndPoint().close();
        }
    }
}
