// SPDX-License-Identifier: Apache-2.0
package io.datagateway.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.datagateway.demo.ClientTls;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A TLS connection that speaks HTTP/1.1, one request at a time, with as little effort as possible: the load must not
 * take the time of what it measures. For one thread.
 */
public final class RawConnection implements AutoCloseable {

    /** Longer than the gateway's own: it is the gateway that must answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final byte[] NOTHING = {};

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] received = new byte[4_096];
    private int filled;
    private int endOfHead;
    private boolean closing;

    /** Connects and does the TLS handshake. */
    public RawConnection(SSLContext tls, URI server) throws IOException {
        this(tls, server, TIMEOUT);
    }

    /** @param timeout for connecting, and for every read */
    public RawConnection(SSLContext tls, URI server, Duration timeout) throws IOException {
        socket = ClientTls.connect(tls, server, timeout);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Returns the certificate of the handshake, or of the one whose session was resumed. */
    public X509Certificate serverCertificate() throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /** Returns true if the server has closed this connection; to be asked only where no answer is due. */
    public boolean isClosedByServer() {
        try {
            socket.setSoTimeout(1);
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Returns true once the server has said that this connection takes no further request. */
    public boolean isClosing() {
        return closing;
    }

    /** Sends a complete request, which may be in pieces, and waits for the whole answer. */
    public RawResponse send(byte[]... request) throws IOException {
        try {
            write(request);
        } catch (IOException e) {
            // A server may answer before it has read everything, and close: what it said counts.
            closing = true;
            return receiveOr(e);
        }
        return receive();
    }

    /** Sends the beginning of a request, and no more after it. Returns the status and headers of the answer. */
    public RawResponse sendTruncated(byte[]... beginning) throws IOException {
        write(beginning);
        socket.shutdownOutput();
        return new RawResponse(receiveHead(), NOTHING);
    }

    private void write(byte[]... pieces) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
        out.flush();
    }

    private RawResponse receiveOr(IOException broken) throws IOException {
        try {
            return receive();
        } catch (IOException e) {
            broken.addSuppressed(e);
            throw broken;
        }
    }

    private RawResponse receive() throws IOException {
        String head = receiveHead();
        var response = new RawResponse(head, NOTHING);
        closing |= response.header("connection").filter("close"::equals).isPresent();
        int end = endOfHead + response.number("content-length");
        while (filled < end) {
            read();
        }
        return end == endOfHead ? response : new RawResponse(head, Arrays.copyOfRange(received, endOfHead, end));
    }

    private String receiveHead() throws IOException {
        filled = 0;
        endOfHead = -1;
        while (endOfHead < 0) {
            int from = Math.max(0, filled - 3);
            read();
            endOfHead = endOfHead(from);
        }
        return new String(received, 0, endOfHead, ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private void read() throws IOException {
        if (filled == received.length) {
            received = Arrays.copyOf(received, 2 * filled);
        }
        int count = in.read(received, filled, received.length - filled);
        if (count < 0) {
            throw new EOFException("the server has closed the connection");
        }
        filled += count;
    }

    /** Returns the index after the empty line, looked for from an index on; -1 if it has not come yet. */
    private int endOfHead(int from) {
        for (int i = from; i + 3 < filled; i++) {
            if (received[i] == '\r' && received[i + 1] == '\n' && received[i + 2] == '\r' && received[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
