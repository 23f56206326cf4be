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
    private static final Map<String, Optional<PatternAutomaton>> SHARED = new ConcurrentHashMap<>();

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
     * Accepts each text in which the pattern is found.
     *
     * @param pattern one that RE2 takes
     * @return empty if it is too unusual or too large: ask RE2 then
     */
    public static Optional<PatternAutomaton> of(String pattern) {
        return SHARED.computeIfAbsent(pattern, PatternAutomaton::compile);
    }

    private static Optional<PatternAutomaton> compile(String pattern) {
        try {
            var automaton =
                    new ByteRunAutomaton(PatternReader.read(pattern), true, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
            int[] firstOfClass = Arrays.stream(automaton.getCharIntervals())
                    .filter(first -> first < BYTES)
                    .toArray();
            return automaton.getSize() * firstOfClass.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(new PatternAutomaton(automaton, firstOfClass));
        } catch (UnusualPatternException | TooComplexToDeterminizeException e) {
            return Optional.empty();
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
