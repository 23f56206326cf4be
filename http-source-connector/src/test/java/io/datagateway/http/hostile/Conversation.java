// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.testing.TlsSockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** One connection: bytes go out, and everything that comes back until its end is kept. */
final class Conversation {

    private static final int PATIENCE_MS = 20_000;

    private final int port;
    private final SSLContext identity;

    Conversation(int port, SSLContext identity) {
        this.port = port;
        this.identity = identity;
    }

    /**
     * Sends the bytes and reads until the server closes.
     *
     * @param endOutput whether to say that nothing more will come
     * @throws IOException also if the server does not close
     */
    Answers send(byte[] bytes, boolean endOutput) throws IOException {
        try (SSLSocket socket = TlsSockets.http1(port, identity, PATIENCE_MS)) {
            socket.startHandshake();
            write(socket, bytes, endOutput);
            return Answers.parse(readAll(socket.getInputStream()), socket.getLocalPort());
        }
    }

    private static void write(SSLSocket socket, byte[] bytes, boolean endOutput) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            if (endOutput) {
                socket.shutdownOutput();
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // The server has heard enough; what it said can still be read.
        }
    }

    private static byte[] readAll(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        try {
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
            }
        } catch (SocketTimeoutException e) {
            throw new IOException("the connection stays open after " + all, e);
        } catch (IOException e) {
            // Reset: an end as well.
        }
        return all.toByteArray();
    }
}
