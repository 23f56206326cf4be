// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All that came back on a connection of HTTP/1.1; {@code 100 Continue} is left out. */
record Answers(List<ParsedAnswer> list, int clientPort) {

    private static final Pattern HEAD = Pattern.compile("\\GHTTP/1\\.1 (\\d{3})[^\r\n]*\r\n((?:[^\r\n]+\r\n)*)\r\n");
    private static final Pattern LENGTH = Pattern.compile("(?i)(?:^|\n)Content-Length: (\\d+)\r\n");
    private static final Pattern CODE = Pattern.compile("\"code\":\"(\\w+)\"");

    /** One answer; {@code code} is empty if it is no problem. */
    record ParsedAnswer(int status, String code, String body) {
        @Override
        public String toString() {
            return code.isEmpty() ? Integer.toString(status) : status + " " + code;
        }
    }

    /** @throws AssertionError if the bytes are not whole answers with Content-Length, one after another */
    static Answers parse(byte[] bytes, int clientPort) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        var list = new ArrayList<ParsedAnswer>();
        Matcher head = HEAD.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!head.find(at) || head.start() != at) {
                throw new AssertionError("no answer at byte " + at + " of: " + text);
            }
            Matcher length = LENGTH.matcher(head.group(2));
            int end = head.end() + (length.find() ? Integer.parseInt(length.group(1)) : 0);
            if (end > text.length()) {
                throw new AssertionError("the answer is cut: " + text);
            }
            int status = Integer.parseInt(head.group(1));
            if (status != 100) {
                list.add(answer(status, text.substring(head.end(), end)));
            }
            at = end;
        }
        return new Answers(list, clientPort);
    }

    private static ParsedAnswer answer(int status, String body) {
        Matcher code = CODE.matcher(body);
        return new ParsedAnswer(status, code.find() ? code.group(1) : "", body);
    }

    /** {@code 400 MalformedRequest}; several with commas between them; {@code closed} if there is none. */
    @Override
    public String toString() {
        return list.isEmpty()
                ? "closed"
                : String.join(", ", list.stream().map(ParsedAnswer::toString).toList());
    }
}
