// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.datagateway.demo.ClientTls;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A TLS server that answers the first bytes of its only connection with prepared pieces, and closes the connection. */
final class ScriptedServer implements AutoCloseable {

    private final Path certs;
    private final SSLServerSocket socket;
    private final Thread thread;

    /** @param answer the pieces, each of which is flushed */
    ScriptedServer(Path certs, List<String> answer) throws IOException, GeneralSecurityException {
        this.certs = certs;
        new DemoCertificates(certs).issue("gateway");
        SSLContext tls = ClientTls.context(certs, "gateway");
        socket = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        thread = new Thread(() -> serve(answer), "scripted-server");
        thread.start();
    }

    RawConnection connect() throws IOException, GeneralSecurityException {
        return new RawConnection(
                ClientTls.context(certs, null), URI.create("https://localhost:" + socket.getLocalPort()));
    }

    private void serve(List<String> answer) {
        try (var connection = socket.accept()) {
            if (connection.getInputStream().read(new byte[64 * 1024]) < 0) {
                return;
            }
            OutputStream out = connection.getOutputStream();
            for (String piece : answer) {
                out.write(piece.getBytes(ISO_8859_1));
                out.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
