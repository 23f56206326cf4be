// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import org.jspecify.annotations.Nullable;

/** Reads the parts of a pattern that match one character: {@code \d}, {@code \.}, {@code [^a-z_]}. */
final class CharacterClassReader {

    private final PatternText text;

    CharacterClassReader(PatternText text) {
        this.text = text;
    }

    /** Reads an escape, after its backslash. */
    CodePointSet escaped() throws UnusualPatternException {
        int letter = text.next();
        CodePointSet known = perlClass(Character.toLowerCase(letter));
        if (known != null) {
            return Character.isUpperCase(letter) ? known.negate() : known;
        }
        return new CodePointSet().add(literal(letter));
    }

    private static @Nullable CodePointSet perlClass(int letter) {
        return switch (letter) {
            case 'd' -> new CodePointSet().addRange('0', '9');
            case 's' ->
                new CodePointSet().addRange('\t', '\n').addRange('\f', '\r').add(' ');
            case 'w' ->
                new CodePointSet()
                        .addRange('0', '9')
                        .addRange('A', 'Z')
                        .add('_')
                        .addRange('a', 'z');
            default -> null;
        };
    }

    private static int literal(int escaped) throws UnusualPatternException {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> {
                if (escaped >= 0x80 || Character.isLetterOrDigit(escaped)) {
                    throw new UnusualPatternException("an escape");
                }
                yield escaped;
            }
        };
    }

    /** Reads a character class, after its opening bracket. */
    CodePointSet bracketed() throws UnusualPatternException {
        boolean negated = text.skip("^");
        var members = new CodePointSet();
        if (text.peek() == ']') {
            throw new UnusualPatternException("a class that begins with ]");
        }
        while (!text.skip("]")) {
            member(members);
        }
        return negated ? members.negate() : members;
    }

    /** Reads a member of the class: a character, a range, or another class. */
    private void member(CodePointSet into) throws UnusualPatternException {
        if (text.skip("[:")) {
            throw new UnusualPatternException("a class with a name");
        }
        int first = text.next();
        if (first == '\\' && perlClass(Character.toLowerCase(text.peek())) != null) {
            into.addAll(escaped());
            return;
        }
        int from = first == '\\' ? literal(text.next()) : first;
        int to = text.skip("-") ? rangeEnd(from, into) : from;
        into.addRange(from, to);
    }

    /** Reads the end of a range, after its hyphen, which means itself at the end of a class. */
    private int rangeEnd(int from, CodePointSet into) throws UnusualPatternException {
        if (text.peek() == ']') {
            into.add('-');
            return from;
        }
        int to = text.next();
        if (to == '\\') {
            to = literal(text.next());
        }
        if (to < from || to == '[') {
            throw new UnusualPatternException("a range");
        }
        return to;
    }
}
