// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Frames of HTTP/2 as text, with {@code " ; "} between them: {@code headers:end-headers+end-stream@1 [post batch=2]}.
 * After {@code type:flags@stream} comes a list of headers ({@code post} is the head of a good request), text as in
 * {@link HostileText}, or {@code #} and hexadecimal. {@code raw} is bytes without a frame, {@code length=n} before the
 * payload says another length than the true one, and {@code *n} after a frame repeats it.
 */
final class Http2Frames {

    static final byte[] PREFACE = HostileText.latin("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

    static final Map<String, Integer> TYPES = Map.of(
            "data",
            0,
            "headers",
            1,
            "priority",
            2,
            "rst",
            3,
            "settings",
            4,
            "push",
            5,
            "ping",
            6,
            "goaway",
            7,
            "window",
            8,
            "continuation",
            9);

    private static final Map<String, Integer> FLAGS =
            Map.of("end-stream", 1, "ack", 1, "end-headers", 4, "padded", 8, "prioritized", 32, "none", 0, "all", 255);

    private static final String GOOD_HEAD =
            ":method=POST :scheme=https :authority=localhost :path=/api/1.0/sales.orders"
                    + " content-type=application/avro version=2.1.0 batch=1";

    private static final Pattern FRAME =
            Pattern.compile("(\\w+)(?::([\\w+-]+))?@(\\d+)(?: length=(\\d+))?(?: (.*?))?(?: \\*(\\d+))?");

    private Http2Frames() {}

    static byte[] bytes(String text) {
        var all = new ByteArrayOutputStream();
        for (String part : text.split(" ; ")) {
            all.writeBytes(part.startsWith("raw ") ? payload(part.substring(4)) : frames(part.strip()));
        }
        return all.toByteArray();
    }

    private static byte[] frames(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            throw new IllegalArgumentException("no frame: " + text);
        }
        byte[] payload = payload(frame.group(5) == null ? "" : frame.group(5));
        int length = frame.group(4) == null ? payload.length : Integer.parseInt(frame.group(4));
        var all = new ByteArrayOutputStream();
        for (int left = frame.group(6) == null ? 1 : Integer.parseInt(frame.group(6)); left > 0; left--) {
            number(all, length, 3);
            all.write(type(frame.group(1)));
            all.write(flags(frame.group(2)));
            number(all, Long.parseLong(frame.group(3)), 4);
            all.writeBytes(payload);
        }
        return all.toByteArray();
    }

    private static int type(String name) {
        return TYPES.containsKey(name) ? TYPES.get(name) : Integer.parseInt(name.replace("type", ""));
    }

    private static int flags(String names) {
        int flags = 0;
        for (String name : names == null ? new String[0] : names.split("\\+")) {
            flags |= FLAGS.get(name);
        }
        return flags;
    }

    private static byte[] payload(String text) {
        if (text.startsWith("#")) {
            return HexFormat.of().parseHex(text.substring(1));
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return headers(text.substring(1, text.length() - 1).replaceFirst("^post\\b", GOOD_HEAD));
        }
        return HostileText.bytes(text);
    }

    /** RFC 7541, 6.2.2: literals without indexing and with new names. In values {@code ~} stands for a blank. */
    static byte[] headers(String list) {
        var block = new ByteArrayOutputStream();
        for (String header : list.split(" ")) {
            int equals = header.indexOf('=', 1);
            block.write(0);
            string(block, header.substring(0, equals));
            string(block, header.substring(equals + 1).replace('~', ' '));
        }
        return block.toByteArray();
    }

    private static void string(ByteArrayOutputStream block, String text) {
        byte[] bytes = HostileText.bytes(text);
        if (bytes.length < 127) {
            block.write(bytes.length);
        } else {
            block.write(127);
            int rest = bytes.length - 127;
            for (; rest >= 128; rest >>= 7) {
                block.write(rest & 127 | 128);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    private static void number(ByteArrayOutputStream out, long value, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write((int) (value >> shift));
        }
    }
}
