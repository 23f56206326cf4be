// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;

/**
 * Proves that a server can run on its settings: its certificates are valid now, and one handshake in memory succeeds. The
 * handshake fails if the key does not belong to the certificate or no cipher suite fits it.
 */
final class TlsSelfTest {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int BUFFER = 64 * 1024;
    private static final int MAX_STEPS = 1_000;

    private TlsSelfTest() {}

    static void run(KeyStore keys, TlsSnapshot snapshot) {
        try {
            checkValidity(keys);
            handshake(client(), server(snapshot));
        } catch (CertificateException e) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location",
                    "holds a certificate that is not valid now (" + e.getMessage() + "). Renew it");
        } catch (GeneralSecurityException | SSLException e) {
            throw TlsSettings.misconfigured(
                    "ssl.keystore.location",
                    "does not serve a TLS handshake (" + e.getMessage() + "). Check that the private key is the"
                            + " certificate's, and that listener.ssl.cipher.suites has a suite for its type");
        }
    }

    private static void checkValidity(KeyStore keys) throws CertificateException {
        for (X509Certificate certificate : TlsStores.chain(keys)) {
            certificate.checkValidity();
        }
    }

    private static SSLEngine server(TlsSnapshot snapshot) {
        SSLEngine engine = snapshot.newEngine();
        engine.setWantClientAuth(false);
        return engine;
    }

    /** Returns a client that trusts anyone: the test is that the server speaks, not to whom. */
    private static SSLEngine client() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustAnyone()}, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        return engine;
    }

    private static void handshake(SSLEngine client, SSLEngine server) throws SSLException {
        var toClient = ByteBuffer.allocate(BUFFER);
        var toServer = ByteBuffer.allocate(BUFFER);
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; isShaking(client) || isShaking(server); step++) {
            if (step == MAX_STEPS) {
                throw new SSLException("the handshake does not end");
            }
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
        }
    }

    private static boolean isShaking(SSLEngine engine) {
        return engine.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> engine.getDelegatedTask().run();
            case NEED_WRAP -> engine.wrap(NOTHING, out);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                in.flip();
                engine.unwrap(in, ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()));
                in.compact();
            }
            default -> {
                // This side is done and waits for the other.
            }
        }
    }
}
