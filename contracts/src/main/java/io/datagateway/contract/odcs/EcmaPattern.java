// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Patterns of ECMA-262, which ODCS names, in RE2's form: for the remedy of one that RE2 does not read. */
final class EcmaPattern {

    private final String pattern;
    private final StringBuilder re2 = new StringBuilder();
    private boolean inClass;
    private int at;

    private EcmaPattern(String pattern) {
        this.pattern = pattern;
    }

    /** The same pattern for RE2; empty if it has more that RE2 does not know than another way to write a character. */
    static Optional<String> asRe2(String pattern) {
        try {
            String converted = new EcmaPattern(pattern).convert();
            Pattern.compile(converted);
            return Optional.of(converted).filter(same -> !same.equals(pattern));
        } catch (PatternSyntaxException e) {
            // The pattern has more that RE2 does not know.
            return Optional.empty();
        }
    }

    private String convert() {
        while (at < pattern.length()) {
            if (pattern.startsWith("\\u", at)) {
                unicode();
            } else if (pattern.startsWith("\\c", at) && at + 2 < pattern.length()) {
                hex(pattern.charAt(at + 2) & 0x1f, 3);
            } else if (pattern.charAt(at) == '\\') {
                copy(Math.min(2, pattern.length() - at));
            } else if (!inClass && pattern.startsWith("[^]", at)) {
                replace("(?s:.)", 3);
            } else if (!inClass && pattern.startsWith("(?<", at) && !"=!".contains(next(3))) {
                replace("(?P<", 3);
            } else {
                inClass = inClass ? pattern.charAt(at) != ']' : pattern.charAt(at) == '[';
                copy(1);
            }
        }
        return re2.toString();
    }

    private void unicode() {
        int end = pattern.indexOf('}', at);
        if (next(2).equals("{") && end > 0) {
            replace("\\x" + pattern.substring(at + 2, end + 1), end + 1 - at);
            return;
        }
        int unit = unit(at);
        int low = unit(at + 6);
        if (unit < 0) {
            copy(2);
        } else if (low >= 0 && Character.isSurrogatePair((char) unit, (char) low)) {
            hex(Character.toCodePoint((char) unit, (char) low), 12);
        } else {
            hex(unit, 6);
        }
    }

    /** The code unit that is written at an index; -1 if there is none. */
    private int unit(int index) {
        boolean whole = pattern.startsWith("\\u", index) && index + 6 <= pattern.length();
        String digits = whole ? pattern.substring(index + 2, index + 6) : "";
        return digits.matches("[0-9a-fA-F]{4}") ? Integer.parseInt(digits, 16) : -1;
    }

    private String next(int offset) {
        int index = at + offset;
        return index < pattern.length() ? pattern.substring(index, index + 1) : "";
    }

    private void hex(int codePoint, int length) {
        String digits = Integer.toHexString(codePoint).toUpperCase(Locale.ROOT);
        replace("\\x{" + "0".repeat(Math.max(0, 4 - digits.length())) + digits + "}", length);
    }

    private void copy(int length) {
        replace(pattern.substring(at, at + length), length);
    }

    private void replace(String by, int length) {
        re2.append(by);
        at += length;
    }
}
