// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Predicates of text, decided on its UTF-8 bytes. */
public final class TextPredicates {

    private TextPredicates() {}

    /** Accepts the given texts: a binary search among those of the same length, of which there are few. */
    static TextPredicate oneOf(Collection<String> texts) {
        byte[][][] byLength = byLength(texts);
        return (buffer, offset, length) -> length < byLength.length && isIn(byLength[length], buffer, offset, length);
    }

    private static byte[][][] byLength(Collection<String> texts) {
        List<byte[]> all = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .sorted(Arrays::compare)
                .toList();
        int longest = all.stream().mapToInt(text -> text.length).max().orElse(0);
        Map<Integer, List<byte[]>> byLength = all.stream().collect(Collectors.groupingBy(text -> text.length));
        return IntStream.rangeClosed(0, longest)
                .mapToObj(length -> byLength.getOrDefault(length, List.of()).toArray(byte[][]::new))
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

    /** Accepts text whose number of code points, of one to four bytes each, is within bounds, inclusive. */
    static TextPredicate length(int minimum, int maximum) {
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

    /** The decisions on a few texts that are known beforehand. */
    static boolean[] decide(TextPredicate test, List<String> texts) {
        boolean[] answers = new boolean[texts.size()];
        for (int i = 0; i < answers.length; i++) {
            byte[] text = texts.get(i).getBytes(StandardCharsets.UTF_8);
            answers[i] = test.accepts(text, 0, text.length);
        }
        return answers;
    }
}
