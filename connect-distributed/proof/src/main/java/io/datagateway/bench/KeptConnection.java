// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.demo.ClientTls;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A connection of HTTP/1.1 with a client certificate that sends prepared bytes and looks only at the status: the load must
 * not take the time of what it measures. For one thread.
 */
final class KeptConnection implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int STATUS = "HTTP/1.1 ".length();
    private static final String LENGTH = "\ncontent-length:";

    private final SSLSocket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] answer = new byte[4_096];

    KeptConnection(SSLContext tls, URI server) throws IOException {
        socket = ClientTls.connect(tls, server, TIMEOUT);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** Sends a complete request and returns the status. */
    int send(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        int filled = 0;
        int end = -1;
        while (end < 0) {
            int from = Math.max(0, filled - 3);
            filled = read(filled);
            end = endOfHeaders(from, filled);
        }
        String head = new String(answer, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        for (int missing = end + length(head) - filled; missing > 0; ) {
            missing -= read(0);
        }
        return Integer.parseInt(head, STATUS, STATUS + 3, 10);
    }

    /** Returns up to where the answer is filled now. */
    private int read(int filled) throws IOException {
        if (filled == answer.length) {
            answer = Arrays.copyOf(answer, 2 * filled);
        }
        int count = in.read(answer, filled, answer.length - filled);
        if (count < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return filled + count;
    }

    private int endOfHeaders(int from, int to) {
        for (int i = from; i + 3 < to; i++) {
            if (answer[i] == '\r' && answer[i + 1] == '\n' && answer[i + 2] == '\r' && answer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int begin = head.indexOf(LENGTH);
        if (begin < 0) {
            return 0;
        }
        int end = head.indexOf('\r', begin + 1);
        return Integer.parseInt(head.substring(begin + LENGTH.length(), end).strip());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
