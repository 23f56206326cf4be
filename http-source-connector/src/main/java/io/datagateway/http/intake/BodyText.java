// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The beginning of a body, read as text. */
final class BodyText {

    private static final int LENGTH = 256;
    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private final String text;

    private BodyText(String text) {
        this.text = text;
    }

    /** Returns the text without a byte order mark and leading blanks; empty if it is none. */
    static BodyText of(byte[] body) {
        String start = new String(body, 0, Math.min(LENGTH, body.length), StandardCharsets.ISO_8859_1);
        String text = start.startsWith(BYTE_ORDER_MARK) ? start.substring(BYTE_ORDER_MARK.length()) : start;
        boolean isText = text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\r' || c == '\n' || c == '\t');
        return new BodyText(isText ? text.stripLeading() : "");
    }

    boolean matches(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).matches();
    }

    /** Returns true if the whole body consists of these characters. */
    static boolean isAll(byte[] body, String characters) {
        for (byte b : body) {
            if (characters.indexOf(b) < 0) {
                return false;
            }
        }
        return true;
    }
}
