// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import io.datagateway.http.tls.TlsContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * Gives Jetty engines of the current TLS snapshot. Jetty's own reload removes protocols and cipher suites for a moment,
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
