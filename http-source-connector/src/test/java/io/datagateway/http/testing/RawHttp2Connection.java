// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.testing;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A client of HTTP/2 that can leave a request unfinished: Java's own client does not read the answer to one. */
public final class RawHttp2Connection implements AutoCloseable {

    public static final int DATA = 0;
    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int PING = 6;
    public static final int WINDOW_UPDATE = 8;
    public static final int CONTINUATION = 9;
    public static final int NO_ERROR = 0;
    public static final int FLOW_CONTROL_ERROR = 3;
    public static final int REFUSED_STREAM = 7;
    public static final int ENHANCE_YOUR_CALM = 11;
    private static final int GOAWAY = 7;
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    private final SSLSocket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    public RawHttp2Connection(int port, SSLContext context) throws IOException {
        this(port, context, new byte[0]);
    }

    /** @param settings of the client: identifiers of two bytes and values of four */
    public RawHttp2Connection(int port, SSLContext context, byte[] settings) throws IOException {
        socket = TlsSockets.http2(port, context, 10_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
        out.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        send(SETTINGS, 0, 0, settings);
    }

    /** A whole GET of "/". */
    public void get(int stream) throws IOException {
        // RFC 7541, appendix A: ":method: GET", ":scheme: https", ":path: /", then name 1 (authority).
        var headers = new ByteArrayOutputStream();
        headers.writeBytes(new byte[] {(byte) 0x82, (byte) 0x87, (byte) 0x84, 1, (byte) "localhost".length()});
        headers.writeBytes("localhost".getBytes(StandardCharsets.US_ASCII));
        send(HEADERS, END_HEADERS | END_STREAM, stream, headers.toByteArray());
    }

    public void sendBytes(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Reads away what comes and sends the bytes; calls {@code round} before each of up to a hundred times. */
    public boolean isClosedWhileSending(byte[] bytes, Runnable round) throws IOException {
        socket.setSoTimeout(100);
        for (int i = 0; i < 100; i++) {
            round.run();
            try {
                sendBytes(bytes);
                if (in.read(new byte[8192]) < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                continue;
            } catch (IOException e) {
                return true;
            }
        }
        return false;
    }

    /** The error code of the next GOAWAY. */
    public int goAway() throws IOException {
        return errorCode(GOAWAY, 0, 4);
    }

    /** The error code of the next RST_STREAM on the stream. */
    public int reset(int stream) throws IOException {
        return errorCode(RST_STREAM, stream, 0);
    }

    private int errorCode(int wantedType, int wantedStream, int offset) throws IOException {
        return ByteBuffer.wrap(payload(wantedType, wantedStream)).getInt(offset);
    }

    /** Begins a POST on stream 1 and announces a body. */
    public void postWithoutBody(String path) throws IOException {
        post(1, path);
    }

    /** Begins a POST and announces a body. */
    public void post(int stream, String path) throws IOException {
        post(stream, path, 0);
    }

    /** @param cookieLength from 127, or 0 for none */
    public void post(int stream, String path, int cookieLength) throws IOException {
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
        if (cookieLength > 0) {
            writeCookie(headers, cookieLength);
        }
        send(HEADERS, END_HEADERS, stream, headers.toByteArray());
    }

    /** RFC 7541, 6.2.2 and 5.1: a literal with name 32 and a length in groups of seven bits. */
    private static void writeCookie(ByteArrayOutputStream headers, int length) {
        headers.write(15);
        headers.write(32 - 15);
        headers.write(127);
        int rest = length - 127;
        for (; rest >= 128; rest >>= 7) {
            headers.write(rest & 127 | 128);
        }
        headers.write(rest);
        headers.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
    }

    /** The first content that comes on the stream. */
    public String data(int wantedStream) throws IOException {
        return new String(payload(DATA, wantedStream), StandardCharsets.UTF_8);
    }

    /** Ends the stream with content, and reads on until the answer to a PING; returns true if the stream was reset before. */
    public boolean isResetAfter(int stream, byte[] content) throws IOException {
        send(DATA, END_STREAM, stream, content);
        send(PING, 0, 0, new byte[8]);
        Frame frame = next();
        while (frame.type != PING) {
            if (frame.type == RST_STREAM && frame.stream == stream) {
                return true;
            }
            frame = next();
        }
        return false;
    }

    private record Frame(int type, int stream, byte[] payload) {}

    private Frame next() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        in.readUnsignedByte();
        int stream = in.readInt();
        return new Frame(type, stream, in.readNBytes(length));
    }

    private byte[] payload(int wantedType, int wantedStream) throws IOException {
        while (true) {
            Frame frame = next();
            if (frame.type == wantedType && frame.stream == wantedStream) {
                return frame.payload;
            }
        }
    }

    /** Reads on until the server closes the connection; false if it does not within the time a read may take. */
    public boolean isClosedByServer() {
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

    public void send(int type, int flags, int stream, byte[] payload) throws IOException {
        // In one piece, as clients do.
        out.write(ByteBuffer.allocate(9 + payload.length)
                .putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
