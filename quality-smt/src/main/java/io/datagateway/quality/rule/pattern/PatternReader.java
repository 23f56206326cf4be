// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.UTF32ToUTF8;

/**
 * Makes an automaton of a pattern in RE2's syntax. Reads the common parts of patterns: characters and classes, groups,
 * alternatives, repetitions, and anchors at the ends. The rest (flags, names, word boundaries, Unicode properties and
 * the like) is left to RE2.
 */
final class PatternReader {

    /** Repetitions multiply: 100 times 100 times a class is no automaton any more. */
    private static final int MOST_STATES = 2_000;

    private final PatternText text;
    private final CharacterClassReader classes;

    private PatternReader(String pattern) {
        this.text = new PatternText(pattern);
        this.classes = new CharacterClassReader(text);
    }

    /** Accepts each text, as valid UTF-8, in which the pattern is found somewhere. */
    static Automaton read(String pattern) throws UnusualPatternException {
        var reader = new PatternReader(pattern);
        var alternatives = new ArrayList<Automaton>();
        do {
            alternatives.add(reader.anchored());
        } while (reader.text.skip("|"));
        if (reader.text.peek() != PatternText.END) {
            throw new UnusualPatternException("something behind the end");
        }
        return Operations.union(alternatives);
    }

    /**
     * An automaton for an alternative that is found anywhere, unless anchored. Any bytes may stand around it: in UTF-8,
     * no character begins or ends within another.
     */
    private Automaton anchored() throws UnusualPatternException {
        Automaton before = text.skip("^") ? Automata.makeEmptyString() : Automata.makeAnyBinary();
        Automaton found = new UTF32ToUTF8().convert(sequence());
        Automaton after = text.skip("$") ? Automata.makeEmptyString() : Automata.makeAnyBinary();
        return Operations.concatenate(List.of(before, found, after));
    }

    private Automaton group() throws UnusualPatternException {
        if (text.skip("?")) {
            text.expect(":");
        }
        var alternatives = new ArrayList<Automaton>();
        do {
            alternatives.add(sequence());
        } while (text.skip("|"));
        text.expect(")");
        return Operations.union(alternatives);
    }

    private Automaton sequence() throws UnusualPatternException {
        var parts = new ArrayList<Automaton>();
        parts.add(Automata.makeEmptyString());
        while (text.peek() != PatternText.END && "|)$".indexOf(text.peek()) < 0) {
            parts.add(repeated());
        }
        Automaton all = Operations.concatenate(parts);
        if (all.getNumStates() > MOST_STATES) {
            throw new UnusualPatternException("more than " + MOST_STATES + " states");
        }
        return all;
    }

    private Automaton repeated() throws UnusualPatternException {
        Automaton once = one();
        Automaton all = quantified(once);
        if (all != once) {
            text.skip("?"); // the shortest match is as good as any
        }
        return all;
    }

    private Automaton quantified(Automaton once) throws UnusualPatternException {
        if (text.skip("*")) {
            return Operations.repeat(once);
        }
        if (text.skip("+")) {
            return Operations.repeat(once, 1);
        }
        if (text.skip("?")) {
            return Operations.optional(once);
        }
        return text.skip("{") ? counted(once) : once;
    }

    private Automaton counted(Automaton once) throws UnusualPatternException {
        int least = text.number();
        boolean open = text.skip(",") && text.peek() == '}';
        int most = open || text.peek() == '}' ? least : text.number();
        text.expect("}");
        if (most < least || (long) most * once.getNumStates() > MOST_STATES) {
            throw new UnusualPatternException("a repetition");
        }
        return open ? Operations.repeat(once, least) : Operations.repeat(once, least, most);
    }

    private Automaton one() throws UnusualPatternException {
        int first = text.next();
        return switch (first) {
            case '(' -> group();
            case '[' -> classes.bracketed().automaton();
            case '\\' -> classes.escaped().automaton();
            case '.' -> CodePointSet.dot().automaton();
            case '^', '*', '+', '?', '{' -> throw new UnusualPatternException("what means itself only sometimes");
            default -> Automata.makeChar(first);
        };
    }
}
