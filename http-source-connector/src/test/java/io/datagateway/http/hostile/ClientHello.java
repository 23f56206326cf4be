// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first message of a TLS handshake (RFC 5246, RFC 8446), said as {@code key=value} with blanks between: {@code
 * version}, {@code suites}, {@code groups}, {@code sigs}, {@code versions} and {@code ext} (more extensions) in
 * hexadecimal, {@code alpn}, {@code sni}, {@code record} (version of the record), {@code split} (bytes per record). What
 * is not said is as a good client says it; {@code versions=} leaves that extension out, and TLS 1.3 with it.
 */
final class ClientHello {

    private static final Map<String, String> GOOD = Map.of(
            "version", "0303",
            "versions", "03040303",
            "suites", "13011302c02bc02fc02cc030",
            "groups", "00170018",
            "sigs", "0403080408050806040105010601",
            "alpn", "http/1.1",
            "sni", "localhost",
            "record", "0301",
            "split", "16384",
            "ext", "");

    private final Map<String, String> said = new LinkedHashMap<>(GOOD);

    private ClientHello(String text) {
        for (String part : text.isBlank() ? new String[0] : text.split(" ")) {
            String[] pair = part.split("=", 2);
            if (said.put(pair[0], pair[1]) == null) {
                throw new IllegalArgumentException("no such part: " + part);
            }
        }
    }

    static byte[] bytes(String text) {
        var hello = new ClientHello(text);
        return hello.records(hello.message());
    }

    private byte[] records(byte[] message) {
        int size = Integer.parseInt(said.get("split"));
        var out = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; at += size) {
            int length = Math.min(size, message.length - at);
            out.write(0x16);
            out.writeBytes(hex("record"));
            out.write(length >> 8);
            out.write(length);
            out.write(message, at, length);
        }
        return out.toByteArray();
    }

    private byte[] message() {
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex("version"));
        body.writeBytes(new byte[32]);
        body.write(0);
        body.writeBytes(sized(2, hex("suites")));
        body.writeBytes(new byte[] {1, 0});
        body.writeBytes(sized(2, extensions()));
        byte[] sized = sized(3, body.toByteArray());
        return ByteBuffer.allocate(sized.length + 1).put((byte) 1).put(sized).array();
    }

    private byte[] extensions() {
        var all = new ByteArrayOutputStream();
        if (!said.get("sni").isEmpty()) {
            byte[] name = sized(2, HostileText.bytes(said.get("sni")));
            all.writeBytes(extension(
                    0,
                    sized(
                            2,
                            ByteBuffer.allocate(name.length + 1)
                                    .put((byte) 0)
                                    .put(name)
                                    .array())));
        }
        all.writeBytes(extension(10, sized(2, hex("groups"))));
        all.writeBytes(extension(11, new byte[] {1, 0}));
        all.writeBytes(extension(13, sized(2, hex("sigs"))));
        if (!said.get("alpn").isEmpty()) {
            byte[] protocol = sized(1, said.get("alpn").getBytes(StandardCharsets.US_ASCII));
            all.writeBytes(extension(16, sized(2, protocol)));
        }
        if (!said.get("versions").isEmpty()) {
            all.writeBytes(extension(43, sized(1, hex("versions"))));
            all.writeBytes(extension(51, sized(2, new byte[0]))); // asks for the group: a HelloRetryRequest
        }
        all.writeBytes(hex("ext"));
        return all.toByteArray();
    }

    private static byte[] extension(int type, byte[] content) {
        byte[] sized = sized(2, content);
        return ByteBuffer.allocate(sized.length + 2)
                .putShort((short) type)
                .put(sized)
                .array();
    }

    private byte[] hex(String key) {
        return HexFormat.of().parseHex(said.get(key));
    }

    private static byte[] sized(int sizeBytes, byte[] content) {
        var out = new ByteArrayOutputStream();
        for (int shift = 8 * (sizeBytes - 1); shift >= 0; shift -= 8) {
            out.write(content.length >> shift);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }
}
