// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import io.datagateway.http.tls.CertificateStatus.Verdict;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust manager for clients: trusts a client with a path to a CA of the trust store (RFC 5280, section 6) that neither a
 * revocation list nor the deny list names. Its parameters are its own; settings of the JVM do not reach it.
 */
final class ClientTrustManager extends X509ExtendedTrustManager {

    /** Key exchange of the certificate: it does not matter for a client, but has to be given. */
    private static final String ANY_EXCHANGE = "UNKNOWN";

    private final X509ExtendedTrustManager paths;
    private final @Nullable RevocationLists lists;
    private final DenyList denied;

    private ClientTrustManager(X509ExtendedTrustManager paths, @Nullable RevocationLists lists, DenyList denied) {
        this.paths = paths;
        this.lists = lists;
        this.denied = denied;
    }

    static ClientTrustManager of(KeyStore trust, @Nullable RevocationLists lists, DenyList denied) {
        try {
            var parameters = new PKIXBuilderParameters(trust, new X509CertSelector());
            parameters.setRevocationEnabled(false);
            if (lists != null) {
                lists.applyTo(parameters);
            }
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return new ClientTrustManager((X509ExtendedTrustManager) factory.getTrustManagers()[0], lists, denied);
        } catch (GeneralSecurityException e) {
            throw TlsSettings.misconfigured(
                    "ssl.truststore.location", "cannot be used (" + e + "). Check that it holds CA certificates");
        }
    }

    /** Checks the chain as a handshake does. */
    Verdict verdict(X509Certificate[] chain) {
        try {
            checkClientTrusted(chain, ANY_EXCHANGE);
            return Verdict.TRUSTED;
        } catch (CertificateException e) {
            return isRevocation(e) ? Verdict.REVOKED : Verdict.NOT_TRUSTED;
        }
    }

    private static boolean isRevocation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DeniedException
                    || cause instanceof CertificateRevokedException
                    || (cause instanceof CertPathValidatorException path && path.getReason() == BasicReason.REVOKED)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the time when something that a verdict rests on next runs out. */
    Instant earliestEnd(X509Certificate[] chain, Instant now) {
        return Stream.concat(
                        Arrays.stream(chain)
                                .map(certificate -> certificate.getNotAfter().toInstant()),
                        Stream.of(earliestListEnd()))
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    Instant earliestListEnd() {
        return lists == null ? Instant.MAX : lists.earliestEnd();
    }

    private void refuseDenied(X509Certificate[] chain) throws DeniedException {
        if (denied.denies(chain)) {
            throw new DeniedException();
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        refuseDenied(chain);
        paths.checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        refuseDenied(chain);
        paths.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        refuseDenied(chain);
        paths.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return paths.getAcceptedIssuers();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        throw new UnsupportedOperationException("a server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        throw new UnsupportedOperationException("a server");
    }

    private static final class DeniedException extends CertificateException {
        private static final long serialVersionUID = 1L;

        DeniedException() {
            super("the certificate is on the deny list");
        }
    }
}
