// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import io.datagateway.http.server.TestGateway;
import io.datagateway.http.testing.TestCertificates.Identity;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that resumes TLS sessions whenever it can, and knows how often it could not. */
public final class ResumingClient implements X509TrustManager {

    private static final char[] PASSWORD = "resuming".toCharArray();

    private final AtomicInteger fullHandshakes = new AtomicInteger();
    private final SSLContext context;

    /** @param protocol the one version of TLS it speaks */
    public ResumingClient(Identity identity, String protocol) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(TestGateway.CERTIFICATES.keyStore("PKCS12", identity, PASSWORD), PASSWORD);
            context = SSLContext.getInstance(protocol);
            context.init(keys.getKeyManagers(), new TrustManager[] {this}, null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its protocol is that of sockets that do not choose another. */
    public SSLContext context() {
        return context;
    }

    public int fullHandshakes() {
        return fullHandshakes.get();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        fullHandshakes.incrementAndGet();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("a client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
