// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client of HTTP/2 that can leave a request unfinished: Java's own client does not read the answer to one. */
final class RawHttp2Connection implements AutoCloseable {

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_HEADERS = 4;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    RawHttp2Connection(int port, SSLContext context) throws IOException {
        socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        var parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(10_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        send(SETTINGS, 0, 0, new byte[0]);
    }

    /** Begins a POST on stream 1 and announces a body. */
    void postWithoutBody(String path) throws IOException {
        var headers = new ByteArrayOutputStream();
        // RFC 7541, appendix A: indexed ":method: POST" and ":scheme: https", then names 4 (path) and 1 (authority).
        headers.write(0x83);
        headers.write(0x87);
        headers.write(4);
        headers.write(path.length());
        headers.writeBytes(path.getBytes(StandardCharsets.US_ASCII));
        headers.write(1);
        headers.write("localhost".length());
        headers.writeBytes("localhost".getBytes(StandardCharsets.US_ASCII));
        send(HEADERS, END_HEADERS, 1, headers.toByteArray());
    }

    /** The first content that comes on the stream. */
    String data(int wantedStream) throws IOException {
        while (true) {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(length);
            if (type == DATA && stream == wantedStream) {
                return new String(payload, StandardCharsets.UTF_8);
            }
        }
    }

    /** Reads on until the server closes the connection; false if it does not within the time a read may take. */
    boolean isClosedByServer() {
        try {
            while (in.read() >= 0) {
                // what comes before the end does not matter
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
