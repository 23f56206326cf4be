// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.datagateway.demo.ClientTls;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection with a client certificate that speaks HTTP/1.1, one request at a time, with as little effort as possible. */
final class Http1Connection implements AutoCloseable {

    /** Longer than the gateway's own: it is the gateway that must answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"(\\w+)\"");

    private final SSLSocket socket;
    private final InputStream in;
    private final String host;
    private boolean closing;

    /** Connects, and does the TLS handshake. */
    Http1Connection(SSLContext tls, URI gateway) throws IOException {
        host = gateway.getAuthority();
        socket = ClientTls.connect(tls, gateway, TIMEOUT);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** What the server showed in the handshake, or in the one whose session was resumed. */
    X509Certificate server() throws IOException {
        return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }

    /** Whether it has been closed from the other side; of a connection that nobody has asked anything. */
    boolean closedByServer() {
        try {
            socket.setSoTimeout(1);
            return in.read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Whether the server has said that this connection takes no further request. */
    boolean closing() {
        return closing;
    }

    Reply post(AvroBatch batch) throws IOException {
        try {
            var out = socket.getOutputStream();
            out.write(head(batch).getBytes(ISO_8859_1));
            out.write(batch.body());
            out.flush();
        } catch (IOException e) {
            // A server may answer before it has read everything, and close: what it said counts.
            closing = true;
            return answerOr(e);
        }
        return answer();
    }

    private Reply answerOr(IOException broken) throws IOException {
        try {
            return answer();
        } catch (IOException e) {
            broken.addSuppressed(e);
            throw broken;
        }
    }

    private String head(AvroBatch batch) {
        return "POST /api/1.0/" + batch.topic() + " HTTP/1.1\r\nHost: " + host
                + "\r\nContent-Type: application/avro\r\nversion: " + batch.version() + "\r\nbatch: " + batch.records()
                + "\r\nContent-Length: " + batch.body().length + "\r\n\r\n";
    }

    private Reply answer() throws IOException {
        String statusLine = line();
        int length = 0;
        int retryAfter = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = number(lower);
            } else if (lower.startsWith("retry-after:")) {
                retryAfter = number(lower);
            }
            closing |= lower.matches("connection:\\s*close");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the answer breaks off");
        }
        Matcher code = CODE.matcher(new String(body, UTF_8));
        return new Reply(Integer.parseInt(statusLine.split(" ", 3)[1]), code.find() ? code.group(1) : "", retryAfter);
    }

    private static int number(String header) {
        return Integer.parseInt(header.substring(header.indexOf(':') + 1).strip());
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server has closed the connection");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
