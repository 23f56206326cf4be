// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

/** A pattern, read code point by code point. */
final class PatternText {

    /** The result of {@link #peek} at the end. */
    static final int END = -1;

    private final int[] text;
    private int at;

    PatternText(String pattern) {
        this.text = pattern.codePoints().toArray();
    }

    /** The next code point, without going past it; {@link #END} if there is none. */
    int peek() {
        return at < text.length ? text[at] : END;
    }

    /** Goes past the next code point, which must be there. */
    int next() throws UnusualPatternException {
        if (at == text.length) {
            throw new UnusualPatternException("an end");
        }
        return text[at++];
    }

    /** Goes past the expected text if it comes next. */
    boolean skip(String expected) {
        int end = at + expected.length();
        if (end > text.length || !new String(text, at, expected.length()).equals(expected)) {
            return false;
        }
        at = end;
        return true;
    }

    /** Goes past the expected text, which must come next. */
    void expect(String expected) throws UnusualPatternException {
        if (!skip(expected)) {
            throw new UnusualPatternException("no " + expected);
        }
    }

    /** Reads a number of up to three digits. */
    int number() throws UnusualPatternException {
        int number = 0;
        int digits = 0;
        for (; '0' <= peek() && peek() <= '9'; digits++) {
            number = 10 * number + next() - '0';
        }
        if (digits == 0 || digits > 3) {
            throw new UnusualPatternException("a number of " + digits + " digits");
        }
        return number;
    }
}
