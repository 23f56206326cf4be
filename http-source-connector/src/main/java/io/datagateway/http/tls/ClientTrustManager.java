// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust manager for clients. Where a certificate is required, it refuses whom the judge refuses, with an alert. Where one
 * is requested, it lets any certificate finish the handshake: an alert cannot say what is wrong, an answer can.
 */
final class ClientTrustManager extends X509ExtendedTrustManager {

    private final CertificateJudge judge;
    private final boolean isRequired;

    ClientTrustManager(CertificateJudge judge, boolean isRequired) {
        this.judge = judge;
        this.isRequired = isRequired;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws UntrustedClientException {
        Optional<CertificateFault> fault = judge.sizeFault(chain);
        if (isRequired) {
            fault = fault.or(() -> judge.fault(chain, Instant.now()));
        }
        if (fault.isPresent()) {
            throw new UntrustedClientException(fault.get(), chain[0]);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws UntrustedClientException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws UntrustedClientException {
        checkClientTrusted(chain, authType);
    }

    /** Names no CA: libraries withhold a certificate whose issuer is not named, and their user is told that none came. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
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
}
