// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import io.datagateway.http.testing.TlsSockets;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.http2.ErrorCode;
import org.eclipse.jetty.http2.hpack.HpackDecoder;
import org.eclipse.jetty.http2.hpack.HpackException;

/** A connection of HTTP/2 on which any bytes can be sent; keeps what the answer comes down to. */
final class Http2Talk implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");
    private static final String PING = "ping@0 samePing";

    private final SSLSocket socket;
    private final DataInputStream in;
    private final HpackDecoder hpack = new HpackDecoder(16_384, System::nanoTime);
    private final List<String> events = new ArrayList<>();
    private boolean isAlive = true;

    Http2Talk(int port, SSLContext identity) throws IOException {
        socket = TlsSockets.http2(port, identity, 20_000);
        in = new DataInputStream(socket.getInputStream());
    }

    int clientPort() {
        return socket.getLocalPort();
    }

    /** Sends, and waits for the first thing that the server has to say to it and all that follows at once. */
    List<String> send(byte[] bytes) throws IOException {
        write(bytes);
        while (isAlive && events.isEmpty()) {
            readFrame();
        }
        if (isAlive && !events.isEmpty()) {
            write(Http2Frames.bytes(PING));
            while (isAlive && !events.remove("pong")) {
                readFrame();
            }
        }
        return events;
    }

    /** Sends, says that nothing more will come, and waits for the end. */
    List<String> sendAll(byte[] bytes) throws IOException {
        write(bytes);
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            isAlive = false;
        }
        while (isAlive) {
            readFrame();
        }
        return events;
    }

    private void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException e) {
            // The server has heard enough; what it said can still be read.
        }
    }

    private void readFrame() throws IOException {
        try {
            int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            in.readInt();
            take(type, flags, in.readNBytes(length));
        } catch (SocketTimeoutException e) {
            throw new IOException("nothing comes after " + events, e);
        } catch (EOFException e) {
            end();
        } catch (IOException e) {
            end(); // reset
        }
    }

    private void end() {
        isAlive = false;
        if (events.isEmpty()) {
            events.add("closed");
        }
    }

    private void take(int type, int flags, byte[] payload) {
        switch (type) {
            case 0 -> addCode(new String(payload, StandardCharsets.UTF_8));
            case 1 -> events.add(status(payload));
            case 3 -> addReset(error(payload, 0));
            case 7 -> {
                events.add("goaway " + error(payload, 4));
                isAlive = false;
            }
            case 6 -> {
                if ((flags & 1) != 0 && new String(payload, StandardCharsets.US_ASCII).equals("samePing")) {
                    events.add("pong");
                }
            }
            default -> {}
        }
    }

    /** Resets that only clear up, after an answer or before the end of the connection, say nothing. */
    private void addReset(String reason) {
        if (!reason.equals("NO_ERROR") && !reason.equals("CANCEL_STREAM_ERROR")) {
            events.add("rst " + reason);
        }
    }

    private void addCode(String body) {
        Matcher code = CODE.matcher(body);
        if (code.find() && !events.isEmpty()) {
            events.set(events.size() - 1, events.get(events.size() - 1) + " " + code.group(1));
        }
    }

    private String status(byte[] block) {
        try {
            MetaData head = hpack.decode(ByteBuffer.wrap(block));
            return head instanceof MetaData.Response response ? Integer.toString(response.getStatus()) : "trailers";
        } catch (HpackException e) {
            throw new AssertionError("the server's headers cannot be read", e);
        }
    }

    private static String error(byte[] payload, int at) {
        int code = ByteBuffer.wrap(payload).getInt(at);
        ErrorCode known = ErrorCode.from(code);
        return known == null ? "error " + code : known.name();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
