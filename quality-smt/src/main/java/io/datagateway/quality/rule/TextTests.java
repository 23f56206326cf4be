// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Questions about text, answered on its UTF-8 bytes. */
final class TextTests {

    /** A pattern that asks for a beginning: nothing in it has a meaning of its own in RE2. */
    private static final Pattern BEGINNING = Pattern.compile("\\^[A-Za-z0-9_:/@ -]+");

    private TextTests() {}

    /** Whether the text is one of some: a binary search among those as long, of which there are few. */
    static TextTest oneOf(Collection<String> texts) {
        byte[][][] byLength = byLength(texts);
        return (buffer, offset, length) -> length < byLength.length && isIn(byLength[length], buffer, offset, length);
    }

    private static byte[][][] byLength(Collection<String> texts) {
        List<byte[]> all = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compare)
                .toList();
        int longest = all.stream().mapToInt(text -> text.length).max().orElse(0);
        return IntStream.rangeClosed(0, longest)
                .mapToObj(length ->
                        all.stream().filter(text -> text.length == length).toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    private static boolean isIn(byte[][] sorted, byte[] buffer, int offset, int length) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            byte[] candidate = sorted[middle];
            int order = Arrays.compare(candidate, 0, length, buffer, offset, offset + length);
            if (order == 0) {
                return true;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return false;
    }

    /** Whether the text contains a match. For one thread: the matcher is reused. */
    static TextTest matches(String pattern) throws UnfitRuleException {
        if (BEGINNING.matches(pattern)) {
            return startsWith(pattern.substring(1).getBytes(StandardCharsets.UTF_8));
        }
        try {
            Matcher matcher = Pattern.compile(pattern).matcher("");
            // Given bytes, RE2/J 1.8 takes two characters of several bytes for one: ^.$ would match "€€".
            return (buffer, offset, length) -> matcher.reset(new String(buffer, offset, length, StandardCharsets.UTF_8))
                    .find();
        } catch (PatternSyntaxException e) {
            throw new UnfitRuleException("the pattern is not an RE2 expression: " + e.getDescription()
                    + "; look-around and back-references are not part of RE2");
        }
    }

    /** The commonest pattern, {@code ^cust_}, a hundred times as fast as by a matcher. */
    private static TextTest startsWith(byte[] beginning) {
        return (buffer, offset, length) -> length >= beginning.length
                && Arrays.equals(buffer, offset, offset + beginning.length, beginning, 0, beginning.length);
    }

    /** Whether the number of code points, of one to four bytes each, is within bounds, inclusive. */
    static TextTest length(int minimum, int maximum) {
        return (buffer, offset, length) -> {
            if (length <= maximum && length / 4 >= minimum) {
                return true; // as most texts, whatever is in them
            }
            int codePoints = codePoints(buffer, offset, length);
            return codePoints >= minimum && codePoints <= maximum;
        };
    }

    private static int codePoints(byte[] buffer, int offset, int length) {
        int codePoints = 0;
        for (int at = offset; at < offset + length; at++) {
            if ((buffer[at] & 0xc0) != 0x80) {
                codePoints++;
            }
        }
        return codePoints;
    }

    /** The answers for a few texts known beforehand. */
    static boolean[] decide(TextTest test, List<String> texts) {
        boolean[] answers = new boolean[texts.size()];
        for (int i = 0; i < answers.length; i++) {
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            answers[i] = test.accepts(text, 0, text.length);
        }
        return answers;
    }
}
