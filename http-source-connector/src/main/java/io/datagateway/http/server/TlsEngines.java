// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.tls.TlsContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Hands Jetty engines of the edition that is current. Jetty's own reload takes protocols and suites away for a moment,
 * and for good if loading fails; here a swap is one write.
 */
final class TlsEngines extends SslContextFactory.Server {

    private final TlsContext tls;

    TlsEngines(TlsContext tls) {
        this.tls = tls;
        setSslContext(tls.current().context());
        setRenegotiationAllowed(false);
    }

    @Override
    public SSLEngine newSSLEngine() {
        return tls.current().newEngine();
    }

    @Override
    public SSLEngine newSSLEngine(String host, int port) {
        return newSSLEngine();
    }
}
