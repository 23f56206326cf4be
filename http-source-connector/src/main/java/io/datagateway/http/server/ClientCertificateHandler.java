// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Lets only requests pass that come with a client certificate valid now, and tells who the client is. Trust in the
 * certificate was settled in the TLS handshake; its dates are checked again for each request, because connections and
 * resumed TLS sessions outlive them.
 */
public final class ClientCertificateHandler extends Handler.Wrapper {

    private final Clock clock;

    public ClientCertificateHandler(Handler next) {
        this(next, Clock.systemUTC());
    }

    ClientCertificateHandler(Handler next, Clock clock) {
        super(next);
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        X509Certificate certificate = clientCertificate(request);
        if (certificate == null) {
            required().write(request, response, callback);
            return true;
        }
        try {
            certificate.checkValidity(Date.from(clock.instant()));
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            outdated(certificate).write(request, response, callback);
            return true;
        }
        ClientIdentity.of(certificate).attachTo(request);
        return super.handle(request, response, callback);
    }

    private static @Nullable X509Certificate clientCertificate(Request request) {
        if (request.getAttribute(EndPoint.SslSessionData.ATTRIBUTE) instanceof EndPoint.SslSessionData tls) {
            X509Certificate[] chain = tls.peerCertificates();
            return chain == null || chain.length == 0 ? null : chain[0];
        }
        return null;
    }

    private static Problem required() {
        return new Problem(
                ProblemCode.CERTIFICATE_REQUIRED,
                "No client certificate came with the connection. Configure the client with a certificate and key"
                        + " whose common name (CN) is the topic (mutual TLS).");
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
