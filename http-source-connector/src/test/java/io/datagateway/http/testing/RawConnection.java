// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client of HTTP/1.1 that sends exactly the bytes it is told, good ones or bad ones. */
public final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    private final Socket network;
    private final Socket socket;

    public RawConnection(int port, SSLContext context) throws IOException {
        this(new Socket("127.0.0.1", port), context);
    }

    private RawConnection(Socket network, SSLContext context) throws IOException {
        this(network, context.getSocketFactory().createSocket(network, "127.0.0.1", network.getPort(), true));
    }

    public RawConnection(Socket socket) throws IOException {
        this(socket, socket);
    }

    private RawConnection(Socket network, Socket socket) throws IOException {
        this.network = network;
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
    }

    /** One answer; header names in lower case. */
    public record RawAnswer(int status, Map<String, String> headers, String body) {
        public String header(String name) {
            return headers.get(name.toLowerCase(java.util.Locale.ROOT));
        }
    }

    public RawConnection send(String bytes) throws IOException {
        return send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Says that nothing more will be sent; answers can still come. */
    public RawConnection endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The next answer. */
    public RawAnswer answer() throws IOException {
        String statusLine = line();
        var headers = new TreeMap<String, String>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
        return new RawAnswer(Integer.parseInt(statusLine.split(" ")[1]), headers, body);
    }

    /** Returns true if the server closes the connection within {@code withinMs} milliseconds, without another byte. */
    public boolean isClosedByServer(int withinMs) throws IOException {
        socket.setSoTimeout(withinMs);
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        } finally {
            if (!socket.isClosed()) {
                socket.setSoTimeout(PATIENCE_MS);
            }
        }
    }

    /** Returns true if the server reads no more: the end of what it sends would not show that. */
    public boolean isGone() {
        try {
            send("x");
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The socket below TLS. */
    public Socket network() {
        return network;
    }

    public SSLSocket tls() {
        return (SSLSocket) socket;
    }

    private String line() throws IOException {
        InputStream in = socket.getInputStream();
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("the connection ended after '" + line + "'");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
