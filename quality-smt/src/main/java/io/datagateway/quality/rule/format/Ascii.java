// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.format;

/** Classes of characters; bytes of non-ASCII characters are negative and so in none of them. */
final class Ascii {

    private Ascii() {}

    static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(byte c) {
        int lower = c | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    static boolean isHex(byte c) {
        int lower = c | 0x20;
        return isDigit(c) || (lower >= 'a' && lower <= 'f');
    }

    static boolean isAlphanumeric(byte c) {
        return isDigit(c) || isLetter(c);
    }

    /** Returns true if {@code c} is one of the ASCII characters of {@code set}. */
    static boolean isOneOf(String set, byte c) {
        return c > 0 && set.indexOf(c) >= 0;
    }

    /** The index of the first {@code c} in {@code [from, to)}, or {@code to} if there is none. */
    static int indexOf(char c, byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != c) {
            at++;
        }
        return at;
    }
}
