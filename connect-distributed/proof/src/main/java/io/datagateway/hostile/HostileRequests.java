// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.datagateway.client.AvroBatch;
import io.datagateway.client.PostRequest;
import io.datagateway.demo.Orders;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bytes of requests that do harm. */
final class HostileRequests {

    /** A request that announces one record; its body is none. */
    private static final PostRequest ONE =
            new PostRequest(new AvroBatch(HostileTestBed.HOSTILE, Orders.VERSION, 1, new byte[] {'!'}));

    private static final int HEADERS = 1;
    private static final int SETTINGS = 4;
    private static final int END_OF_STREAM_AND_HEADERS = 5;

    private HostileRequests() {}

    /** Returns complete headers of a request whose body has so many bytes. */
    static byte[] headers(int length) {
        return ONE.head(length);
    }

    /** Returns headers that never end. */
    static byte[] endlessHeaders() {
        return (ONE.openHead() + "Padding: " + "p".repeat(4_000)).getBytes(US_ASCII);
    }

    /**
     * Returns requests one after another whose bodies are no record, and whose answers therefore keep the connection.
     */
    static byte[] pipelined(int count) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(ONE.bytes());
        }
        return bytes.toByteArray();
    }

    /**
     * Returns the beginning of a connection of HTTP/2 whose streams have no window, and requests (RFC 9113, 3.4 and
     * 6.5).
     */
    static byte[] windowless(int count) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        bytes.writeBytes(frame(SETTINGS, 0, 0, new byte[] {0, 4, 0, 0, 0, 0}));
        for (int i = 0; i < count; i++) {
            bytes.writeBytes(frame(HEADERS, END_OF_STREAM_AND_HEADERS, 2 * i + 1, fields()));
        }
        return bytes.toByteArray();
    }

    /** Returns a field block of literals without indexing (RFC 7541, 6.2.2). */
    private static byte[] fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put(":method", "POST");
        fields.put(":scheme", "https");
        fields.put(":authority", "localhost");
        fields.put(":path", "/api/1.0/" + HostileTestBed.HOSTILE);
        fields.put("content-type", "application/avro");
        fields.put("version", Orders.VERSION);
        fields.put("batch", "1");
        var bytes = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            bytes.write(0);
            text(field.getKey(), bytes);
            text(field.getValue(), bytes);
        }
        return bytes.toByteArray();
    }

    private static void text(String text, ByteArrayOutputStream into) {
        into.write(text.length());
        into.writeBytes(text.getBytes(US_ASCII));
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) 0)
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }
}
