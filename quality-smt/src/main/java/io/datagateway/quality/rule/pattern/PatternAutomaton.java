// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.util.automaton.ByteRunAutomaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;

/**
 * A pattern as a table of states: one step for each byte, until nothing can change the answer any more, and no object.
 * RE2 takes a microsecond for a short text. For any thread.
 */
public final class PatternAutomaton {

    private static final int BYTES = 256;
    /** States are indexes of {@link #next}, which are shorts. */
    private static final int LARGEST = Short.MAX_VALUE;

    /**
     * Versions of a contract have mostly the same patterns, all tasks of a worker have all, and some take milliseconds.
     */
    private static final Map<String, Attempt> SHARED = new ConcurrentHashMap<>();

    /** Reading took next to no time. */
    private static final int UNUSUAL = 10;
    /** Lucene has given up after as much work as for some thousand states. */
    private static final int TOO_COMPLEX = 2_000;

    private static final short REJECTED = -1;
    private static final short ACCEPTED = -2;

    /** The class of each byte: all bytes of a class lead to the same states. */
    private final byte[] classes;

    /**
     * A row for each state with an entry for each class: the index at which the next row begins, or the final answer.
     */
    private final short[] next;

    /** The rows in which a text may end. */
    private final BitSet accepting = new BitSet();

    private PatternAutomaton(ByteRunAutomaton automaton, int[] firstOfClass) {
        int width = firstOfClass.length;
        BitSet ends = ends(automaton);
        BitSet certain = certain(ends, automaton, firstOfClass);
        this.classes = classes(firstOfClass);
        this.next = new short[automaton.getSize() * width];
        for (int i = 0; i < next.length; i++) {
            int state = automaton.step(i / width, firstOfClass[i % width]);
            next[i] = state < 0 ? REJECTED : certain.get(state) ? ACCEPTED : (short) (state * width);
        }
        ends.stream().forEach(state -> accepting.set(state * width));
    }

    private static byte[] classes(int[] firstOfClass) {
        var classes = new byte[BYTES];
        for (int i = 0; i < firstOfClass.length; i++) {
            Arrays.fill(classes, firstOfClass[i], BYTES, (byte) i);
        }
        return classes;
    }

    /** The states in which a text may end. */
    private static BitSet ends(ByteRunAutomaton automaton) {
        return IntStream.range(0, automaton.getSize())
                .filter(automaton::isAccept)
                .collect(BitSet::new, BitSet::set, BitSet::or);
    }

    /** The states in which a text is accepted however it goes on. */
    private static BitSet certain(BitSet ends, ByteRunAutomaton automaton, int[] firstOfClass) {
        var certain = (BitSet) ends.clone();
        while (true) {
            int[] doubtful = certain.stream()
                    .filter(state -> Arrays.stream(firstOfClass)
                            .map(each -> automaton.step(state, each))
                            .anyMatch(to -> to < 0 || !certain.get(to)))
                    .toArray();
            if (doubtful.length == 0) {
                return certain;
            }
            for (int state : doubtful) {
                certain.clear(state);
            }
        }
    }

    /**
     * What became of a pattern.
     *
     * @param automaton empty if the pattern is too unusual or too large: ask RE2 then
     * @param states that it has or, if it is too large, that the attempt was worth
     */
    public record Attempt(Optional<PatternAutomaton> automaton, int states) {}

    /**
     * Accepts each text in which the pattern is found.
     *
     * @param pattern one that RE2 takes
     */
    public static Attempt attempt(String pattern) {
        return SHARED.computeIfAbsent(pattern, PatternAutomaton::compile);
    }

    /** The automaton of {@link #attempt}. */
    static Optional<PatternAutomaton> of(String pattern) {
        return attempt(pattern).automaton();
    }

    private static Attempt compile(String pattern) {
        try {
            var automaton =
                    new ByteRunAutomaton(PatternReader.read(pattern), true, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            int[] firstOfClass = Arrays.stream(automaton.getCharIntervals())
                    .filter(first -> first < BYTES)
                    .toArray();
            boolean fits = automaton.getSize() * firstOfClass.length <= LARGEST;
            return new Attempt(
                    fits ? Optional.of(new PatternAutomaton(automaton, firstOfClass)) : Optional.empty(),
                    automaton.getSize());
        } catch (UnusualPatternException e) {
            return new Attempt(Optional.empty(), UNUSUAL);
        } catch (TooComplexToDeterminizeException e) {
            return new Attempt(Optional.empty(), TOO_COMPLEX);
        }
    }

    /** Returns true if the pattern is found in {@code length} bytes from {@code offset} on, which are valid UTF-8. */
    public boolean accepts(byte[] text, int offset, int length) {
        int row = 0;
        for (int at = offset; at < offset + length; at++) {
            row = next[row + (classes[text[at] & 0xff] & 0xff)];
            if (row < 0) {
                return row == ACCEPTED;
            }
        }
        return accepting.get(row);
    }
}
