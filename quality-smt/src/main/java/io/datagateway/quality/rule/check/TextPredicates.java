// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.datagateway.contract.PatternSize;
import io.datagateway.quality.rule.pattern.PatternAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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

    /**
     * Accepts text that contains a match. For one thread: a matcher of RE2 is reused.
     *
     * @param steps that RE2 takes: it may look at every part of a pattern for every character
     */
    public static TextPredicate matches(String pattern, Steps steps) throws IncompatibleRuleException {
        try {
            Matcher matcher = Pattern.compile(pattern).matcher("");
            Optional<PatternAutomaton> automaton = PatternAutomaton.of(pattern);
            return automaton.isPresent() ? automaton.get()::accepts : matches(matcher, PatternSize.of(pattern), steps);
        } catch (PatternSyntaxException e) {
            throw new IncompatibleRuleException("the pattern " + pattern + " is not an RE2 expression: "
                    + e.getDescription() + "; look-around and back-references are not part of RE2");
        }
    }

    /** Given bytes, RE2/J 1.8 takes two characters of several bytes for one: {@code ^.$} would match "€€". */
    private static TextPredicate matches(Matcher matcher, long size, Steps steps) {
        long perByte = Math.min(size, Integer.MAX_VALUE);
        return (buffer, offset, length) -> {
            steps.take(Steps.ofText(length * perByte));
            return matcher.reset(new String(buffer, offset, length, StandardCharsets.UTF_8))
                    .find();
        };
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
