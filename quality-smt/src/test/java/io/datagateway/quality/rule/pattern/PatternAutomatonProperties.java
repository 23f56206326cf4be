// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;

/** RE2, asked of the text and not of its bytes, knows what is right. */
class PatternAutomatonProperties {

    private static final List<String> CHARACTERS =
            List.of("a", "b", "c", "0", "_", "-", " ", "\n", "]", "ß", "€", "😀");

    @Property(tries = 1000)
    void anAutomatonFindsWhatRe2Finds(
            @ForAll("patterns") String pattern, @ForAll("texts") @Size(8) List<String> texts) {
        Pattern expected = compile(pattern);
        Optional<PatternAutomaton> automaton = PatternAutomaton.of(pattern);
        Assume.that(automaton.isPresent());

        for (String text : texts) {
            byte[] bytes = ("x" + text + "x").getBytes(UTF_8);
            assertThat(automaton.get().accepts(bytes, 1, bytes.length - 2))
                    .as("<%s> in <%s>", pattern, text)
                    .isEqualTo(expected.matcher(text).find());
        }
    }

    /** Any pattern has an answer like RE2's, or none. */
    @Property(tries = 1000)
    void soItIsForAnyTextThatIsAPattern(@ForAll("noise") String pattern, @ForAll("texts") @Size(8) List<String> texts) {
        anAutomatonFindsWhatRe2Finds(pattern, texts);
    }

    private static Pattern compile(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            Assume.that(false);
            throw e;
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of(CHARACTERS)
                .list()
                .ofMaxSize(7)
                .map(parts -> String.join("", parts))
                .list()
                .ofSize(8);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.of("a", "b", "ß", "€", "😀", "(", ")", "(?:", "[", "[^", "]", "-", "|", "^", "$", ".", "\\")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .flatMap(text -> Arbitraries.of("*", "+", "?", "{2}", "{1,}", "{,2}", "{0,3}", "d]", "W", "n")
                        .map(end -> text + end));
    }

    @Provide
    Arbitrary<String> patterns() {
        Arbitrary<String> anchors = Arbitraries.of("", "", "^", "$", "^$");
        Arbitrary<String> one = anchors.flatMap(anchor -> alternatives(2)
                .map(inner -> (anchor.startsWith("^") ? "^" : "") + inner + (anchor.endsWith("$") ? "$" : "")));
        return one.list().ofMinSize(1).ofMaxSize(2).map(all -> String.join("|", all));
    }

    private static Arbitrary<String> alternatives(int depth) {
        return sequence(depth).list().ofMinSize(1).ofMaxSize(2).map(all -> String.join("|", all));
    }

    private static Arbitrary<String> sequence(int depth) {
        return repeated(depth).list().ofMaxSize(3).map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> repeated(int depth) {
        Arbitrary<String> how =
                Arbitraries.of("", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0}", "{0,1}?", "{2,}");
        return one(depth).flatMap(one -> how.map(one::concat));
    }

    private static Arbitrary<String> one(int depth) {
        Arbitrary<String> single =
                Arbitraries.oneOf(Arbitraries.of("a", "b", "0", "_", "-", " ", "]", "}", "ß", "€", "😀"), classes());
        if (depth == 0) {
            return single;
        }
        Arbitrary<String> group = alternatives(depth - 1)
                .flatMap(inner -> Arbitraries.of("(", "(?:").map(open -> open + inner + ")"));
        return Arbitraries.frequencyOf(Tuple.of(4, single), Tuple.of(1, group));
    }

    private static Arbitrary<String> classes() {
        Arbitrary<String> single =
                Arbitraries.of(".", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", "\\.", "\\-", "\\n", "\\\\");
        Arbitrary<String> member = Arbitraries.of(
                "a", "b-c", "0-9", "-", "_", "ß", "€-😀", "\\d", "\\S", "\\n", "\\]", "\\--a", "[", ".", "^", "$",
                "\\w-");
        Arbitrary<String> bracketed = Arbitraries.of("[", "[^")
                .flatMap(open ->
                        member.list().ofMinSize(1).ofMaxSize(3).map(members -> open + String.join("", members) + "]"));
        return Arbitraries.oneOf(single, bracketed);
    }
}
