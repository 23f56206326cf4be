// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as text: {@code \r \n \t \0 \\ \x7f}, {@code {text*1000}} for repetition, and the {@link #PARTS} of a good
 * request by name.
 */
final class HostileText {

    /** One record of {@code sales.orders}: the id "a" and, as double, eight letters. */
    static final String ORDER = "\u0002aAAAAAAAA";

    static final String HEADERS = "Host: localhost\r\nContent-Type: application/avro\r\nversion: 2.1.0\r\nbatch: 1\r\n";

    static final Map<String, String> PARTS = parts();

    private static final Pattern PART = Pattern.compile("<(\\w+)>");
    private static final Pattern REPEAT = Pattern.compile("\\{(.+?)\\*(\\d+)}");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:x([0-9a-f]{2})|(.))");

    private HostileText() {}

    private static Map<String, String> parts() {
        var parts = new LinkedHashMap<String, String>();
        String line = "POST /api/1.0/sales.orders HTTP/1.1\r\n";
        parts.put("order", ORDER);
        parts.put("line", line);
        parts.put("headers", HEADERS);
        parts.put("host", "Host: localhost\r\n");
        parts.put("post", line + HEADERS);
        parts.put("chunked", line + HEADERS + "Transfer-Encoding: chunked\r\n\r\n");
        parts.put("body", "Content-Length: 10\r\n\r\n" + ORDER);
        parts.put("good", line + HEADERS + "Content-Length: 10\r\n\r\n" + ORDER);
        parts.put("end", "0\r\n\r\n");
        parts.put("hidden", line + HEADERS + "trace-id: probe\r\nContent-Length: 10\r\n\r\n" + ORDER);
        return parts;
    }

    /** The request that hides behind a hostile one, and must be seen only where that one has ended well. */
    static byte[] probe() {
        return latin(PARTS.get("post") + "trace-id: probe\r\nConnection: close\r\nContent-Length: 10\r\n\r\n" + ORDER);
    }

    static byte[] bytes(String text) {
        String repeated = replace(REPEAT, text, m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
        String plain = replace(ESCAPE, repeated, HostileText::unescape);
        return latin(replace(PART, plain, m -> PARTS.getOrDefault(m.group(1), m.group())));
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(match -> Matcher.quoteReplacement(by.apply(match)));
    }

    private static String unescape(MatchResult escape) {
        if (escape.group(1) != null) {
            return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
        }
        return switch (escape.group(2)) {
            case "r" -> "\r";
            case "n" -> "\n";
            case "t" -> "\t";
            case "0" -> "\0";
            case "\\" -> "\\";
            default -> throw new IllegalArgumentException("no such escape: " + escape.group());
        };
    }
}
