// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS sockets of clients that send any bytes. */
public final class TlsSockets {

    private TlsSockets() {}

    /** @param patienceMs after which a read fails */
    public static SSLSocket http1(int port, SSLContext context, int patienceMs) throws IOException {
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMs);
        return socket;
    }

    /** @param patienceMs after which a read fails */
    public static SSLSocket http2(int port, SSLContext context, int patienceMs) throws IOException {
        SSLSocket socket = http1(port, context, patienceMs);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        return socket;
    }
}
