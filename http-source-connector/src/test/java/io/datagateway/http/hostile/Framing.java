// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * RFC 9112 read a second time, strictly and without Jetty: which requests there are in some bytes. Whatever the gateway
 * takes for a request beyond these has been smuggled.
 */
final class Framing {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    private final String text;
    private final List<Framed> requests = new ArrayList<>();
    private int at;

    private Framing(byte[] bytes) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * A request with a good head.
     *
     * @param body null if it is not whole
     */
    record Framed(String method, String target, String traceId, byte[] body) {}

    /** The requests up to the first thing that is none. */
    static List<Framed> of(byte[] bytes) {
        var framing = new Framing(bytes);
        while (framing.next()) {
            // As long as there are any.
        }
        return framing.requests;
    }

    private boolean next() {
        // RFC 9112, 2.2: empty lines before a request are nothing.
        while (at < text.length() && "\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int end = text.indexOf("\r\n\r\n", at);
        if (end < 0) {
            return false;
        }
        String[] lines = text.substring(at, end).split("\r\n", -1);
        at = end + 4;
        String[] parts = lines[0].split(" ", -1);
        Map<String, List<String>> headers = headers(lines);
        if (headers == null || parts.length != 3 || !parts[0].matches(TOKEN) || !parts[2].equals("HTTP/1.1")) {
            return false;
        }
        String traceId = headers.getOrDefault("trace-id", List.of("")).get(0);
        byte[] body = body(headers);
        requests.add(new Framed(parts[0], parts[1], traceId, body));
        return body != null;
    }

    /** By name in lower case; null if a line is none. */
    private static Map<String, List<String>> headers(String[] lines) {
        var headers = new TreeMap<String, List<String>>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0 || !lines[i].substring(0, colon).matches(TOKEN) || lines[i].matches("(?s).*[\r\n\0].*")) {
                return null;
            }
            String value = lines[i].substring(colon + 1).replaceAll("^[ \t]+|[ \t]+$", "");
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(value);
        }
        return headers.getOrDefault("host", List.of()).size() == 1 ? headers : null;
    }

    private byte[] body(Map<String, List<String>> headers) {
        List<String> lengths = headers.getOrDefault("content-length", List.of());
        List<String> codings = headers.getOrDefault("transfer-encoding", List.of());
        if (codings.isEmpty() && lengths.isEmpty()) {
            return new byte[0];
        }
        if (codings.isEmpty() && lengths.size() == 1 && lengths.get(0).matches("[0-9]{1,18}")) {
            return take(Long.parseLong(lengths.get(0)));
        }
        boolean isChunked =
                lengths.isEmpty() && codings.size() == 1 && codings.get(0).equalsIgnoreCase("chunked");
        return isChunked ? chunks() : null;
    }

    private byte[] take(long length) {
        if (length > text.length() - at) {
            return null;
        }
        int from = at;
        at += (int) length;
        return HostileText.latin(text.substring(from, at));
    }

    private byte[] chunks() {
        var body = new ByteArrayOutputStream();
        for (String line = line(); line != null; line = line()) {
            if (!line.matches("[0-9A-Fa-f]{1,16}[ \t]*(;[^\r\n]*)?")) {
                return null;
            }
            String digits = line.replaceAll("[^0-9A-Fa-f].*", "").replaceFirst("^0+", "");
            if (digits.isEmpty()) {
                return trailers() ? body.toByteArray() : null;
            }
            byte[] data = digits.length() > 8 ? null : take(Long.parseLong(digits, 16));
            if (data == null || !"".equals(line())) {
                return null;
            }
            body.writeBytes(data);
        }
        return null;
    }

    private boolean trailers() {
        for (String line = line(); line != null; line = line()) {
            if (line.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** The text up to the next CR LF; null if there is none. */
    private String line() {
        int end = text.indexOf("\r\n", at);
        if (end < 0) {
            return null;
        }
        String line = text.substring(at, end);
        at = end + 2;
        return line;
    }
}
