// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The size of a regular expression of RE2: the number of its characters and classes once all repetitions are written
 * out, so 100 for {@code [a-z]{1,100}}. It is an upper bound, found by reading the text once and compiling nothing:
 * nested repetitions multiply, and a short text may stand for more than any memory holds.
 */
public final class PatternSize {

    /** The greatest size of a pattern in a contract. */
    public static final int LARGEST = 10_000;

    private final String pattern;
    private final Deque<Long> around = new ArrayDeque<>();
    private int at;
    /** The size of the group that is being read, without {@link #last}. */
    private long sum;
    /** The size of the latest character, class or group, which a repetition multiplies. */
    private long last;

    private PatternSize(String pattern) {
        this.pattern = pattern;
    }

    /** The size; of a text that is no pattern, any number. */
    public static long of(String pattern) {
        var size = new PatternSize(pattern);
        while (size.at < pattern.length()) {
            size.readNext();
        }
        while (!size.around.isEmpty()) {
            size.closeGroup();
        }
        return Math.max(1, add(size.sum, size.last));
    }

    private void readNext() {
        char next = pattern.charAt(at++);
        switch (next) {
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '[' -> readClass();
            case '\\' -> readEscape();
            case '{' -> readRepetition();
            case '*', '+', '?' -> {}
            default -> readOne();
        }
    }

    private void readOne() {
        sum = add(sum, last);
        last = 1;
    }

    private void openGroup() {
        sum = add(sum, last);
        around.push(sum);
        sum = 0;
        last = 0;
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            int end = at;
            while (end < pattern.length() && ":)>".indexOf(pattern.charAt(end)) < 0) {
                end++; // flags, or a name
            }
            at = end < pattern.length() && pattern.charAt(end) == ')' ? end : end + 1;
        }
    }

    private void closeGroup() {
        last = Math.max(1, add(sum, last));
        sum = around.isEmpty() ? 0 : around.pop();
    }

    private void readClass() {
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            int name = pattern.startsWith("[:", at) ? pattern.indexOf(":]", at) : -1;
            at = name > 0 ? name + 2 : at + (pattern.charAt(at) == '\\' ? 2 : 1);
        }
        at++;
        readOne();
    }

    private void readEscape() {
        char escaped = at < pattern.length() ? pattern.charAt(at) : ' ';
        at++;
        if (escaped == 'Q') {
            int end = pattern.indexOf("\\E", at);
            int length = (end < 0 ? pattern.length() : end) - at;
            sum = add(add(sum, last), length - 1L);
            last = 1;
            at += length + 2;
            return;
        }
        readOne();
        if ("pPx".indexOf(escaped) >= 0 && pattern.startsWith("{", at)) {
            int end = pattern.indexOf('}', at);
            at = end < 0 ? pattern.length() : end + 1;
        } else if (escaped == 'p' || escaped == 'P') {
            at++;
        }
    }

    /** Reads what stands behind a brace. One that begins no repetition is a character. */
    private void readRepetition() {
        int end = pattern.indexOf('}', at);
        String[] bounds = end < 0 ? new String[0] : pattern.substring(at, end).split(",", -1);
        long least = bounds.length == 1 || bounds.length == 2 ? number(bounds[0]) : -1;
        long most = bounds.length == 2 && !bounds[1].isEmpty() ? number(bounds[1]) : least;
        if (least < 0 || most < 0) {
            readOne();
            return;
        }
        at = end + 1;
        last = multiply(Math.max(1, last), Math.max(1, Math.max(least, most)));
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
    }

    private static long add(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    private static long multiply(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }
}
