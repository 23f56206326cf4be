// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.datagateway.contract.PatternSize;
import io.datagateway.quality.rule.pattern.PatternAutomaton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The regular expressions of one contract. What they may take is bounded for all together. For one thread. */
public final class Patterns {

    /** The states that all automata have together: to make them takes time, up to a tenth of a second for each. */
    private static final int STATES = 10_000;

    private final Steps steps;
    private int statesLeft = STATES;

    /** @param steps that RE2 takes on a record: it may look at every part of a pattern for every character */
    public Patterns(Steps steps) {
        this.steps = steps;
    }

    /** The steps that rules take on a record, all of its items included. */
    public Steps steps() {
        return steps;
    }

    /** Accepts text that contains a match. For one thread: a matcher of RE2 is reused. */
    public TextPredicate matches(String pattern) throws IncompatibleRuleException {
        long size = PatternSize.of(pattern);
        if (size > PatternSize.LARGEST) {
            throw new IncompatibleRuleException("the pattern " + pattern + " has " + size
                    + " characters once its repetitions are written out, more than " + PatternSize.LARGEST
                    + "; repeat less");
        }
        try {
            Matcher matcher = Pattern.compile(pattern).matcher("");
            Optional<PatternAutomaton> automaton = automaton(pattern);
            return automaton.isPresent() ? automaton.get()::accepts : matches(matcher, size);
        } catch (PatternSyntaxException e) {
            throw new IncompatibleRuleException("the pattern " + pattern + " is not an RE2 expression: "
                    + e.getDescription() + "; look-around and back-references are not part of RE2");
        }
    }

    /** The automaton of the pattern, as long as those before have not taken all states. */
    private Optional<PatternAutomaton> automaton(String pattern) {
        if (statesLeft <= 0) {
            return Optional.empty();
        }
        PatternAutomaton.Attempt attempt = PatternAutomaton.attempt(pattern);
        statesLeft -= attempt.states();
        return attempt.automaton();
    }

    /** Given bytes, RE2/J 1.8 takes two characters of several bytes for one: {@code ^.$} would match "€€". */
    private TextPredicate matches(Matcher matcher, long size) {
        return (buffer, offset, length) -> {
            steps.take(Steps.ofText(length * size));
            return matcher.reset(new String(buffer, offset, length, StandardCharsets.UTF_8))
                    .find();
        };
    }
}
