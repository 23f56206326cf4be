// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import java.util.BitSet;
import org.apache.lucene.util.automaton.Automaton;

/** A set of code points under construction: a character class. */
final class CodePointSet {

    private static final int END = Character.MAX_CODE_POINT + 1;

    private final BitSet members = new BitSet();

    /** All code points but the line feed, as {@code .} is in RE2 without the flag {@code s}. */
    static CodePointSet dot() {
        return new CodePointSet().add('\n').negate();
    }

    CodePointSet add(int codePoint) {
        members.set(codePoint);
        return this;
    }

    /** Adds a range; both ends belong to it. */
    CodePointSet addRange(int from, int to) {
        members.set(from, to + 1);
        return this;
    }

    CodePointSet addAll(CodePointSet others) {
        members.or(others.members);
        return this;
    }

    CodePointSet negate() {
        members.flip(0, END);
        return this;
    }

    /** An automaton that accepts one of the code points. */
    Automaton automaton() {
        var automaton = new Automaton();
        int begin = automaton.createState();
        int end = automaton.createState();
        automaton.setAccept(end, true);
        for (int from = members.nextSetBit(0); from >= 0; ) {
            int to = members.nextClearBit(from);
            automaton.addTransition(begin, end, from, to - 1);
            from = members.nextSetBit(to);
        }
        automaton.finishState();
        return automaton;
    }
}
