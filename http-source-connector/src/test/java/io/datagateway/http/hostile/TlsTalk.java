// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A bare connection on which any bytes can be sent; keeps what records come back, before any key is known. */
final class TlsTalk {

    private static final int MAX_RECORD_BYTES = 16_384 + 256;

    private TlsTalk() {}

    /**
     * Returns the records of the server until it closes: {@code hello}, {@code alert 70}, {@code more} for other records;
     * {@code http 400} for an answer in plain HTTP.
     *
     * @param endOutput whether to say that nothing more will come; else the first record ends it
     */
    static List<String> send(int port, byte[] bytes, boolean endOutput) throws IOException {
        var events = new ArrayList<String>();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes);
            if (endOutput) {
                socket.shutdownOutput();
            }
            var in = new DataInputStream(socket.getInputStream());
            do {
                events.add(record(in));
            } while (endOutput || !events.get(0).equals("hello"));
        } catch (EOFException e) {
            // The end.
        } catch (SocketTimeoutException e) {
            throw new IOException("the connection stays open after " + events, e);
        } catch (IOException e) {
            // Reset: an end as well.
        }
        return events.isEmpty() ? List.of("closed") : events;
    }

    private static String record(DataInputStream in) throws IOException {
        int type = in.readUnsignedByte();
        if (type == 'H') {
            return "http " + new String(in.readAllBytes(), StandardCharsets.US_ASCII).split(" ")[1];
        }
        int version = in.readUnsignedShort();
        int length = in.readUnsignedShort();
        if (type < 20 || type > 23 || version >> 8 != 3 || length > MAX_RECORD_BYTES) {
            throw new AssertionError("no record of TLS: " + type + " " + version + " " + length);
        }
        byte[] content = in.readNBytes(length);
        if (type == 22 && content.length > 0 && content[0] == 2) {
            return "hello";
        }
        return type == 21 && content.length == 2 ? "alert " + content[1] : "more";
    }
}
