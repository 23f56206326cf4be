// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choice between an automaton and RE2; {@link PatternAutomatonProperties} has what they accept. */
class PatternAutomatonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "^cust_; cust_1; acust_",
                "^[a-z0-9_]+$; order_1; Order",
                "[a-z0-9]$; A1; A_",
                "^order_[0-9]{8}-[0-9]+$; order_20260101-7; order_2026-7",
                "^(EUR|USD)$; USD; USDT",
                "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$; a@b.de; a@b.d",
                "^(?:\\+|00)[1-9]\\d{6,14}$; +49301234567; 49301234567",
                "^.{2}$; €😀; €",
            })
    void whatPatternsMostlyAreBecomesAnAutomaton(String pattern, String accepted, String rejected) {
        assertThat(accepts(pattern, accepted)).isTrue();
        assertThat(accepts(pattern, rejected)).isFalse();
    }

    @Test
    void rulesWithOnePatternShareItsAutomaton() {
        PatternAutomaton inUse = PatternAutomaton.of("^shared_").orElseThrow();

        assertThat(PatternAutomaton.of("^shared_")).containsSame(inUse);
        assertThat(PatternAutomaton.of("^other_")).isPresent().get().isNotSameAs(inUse);
        assertThat(PatternAutomaton.of("\\bword\\b")).isEmpty();
    }

    private static boolean accepts(String pattern, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return PatternAutomaton.of(pattern).orElseThrow().accepts(bytes, 0, bytes.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(?i)a", "(?P<name>a)", "\\bword\\b", "\\pL", "[[:alpha:]]", "(^a|b)c", "a{,2}", "\\x41", "[]a]"
            })
    void whatIsUnusualIsLeftToRe2(String pattern) {
        assertThat(PatternAutomaton.of(pattern)).isEmpty();
    }

    @Test
    void whatWouldBeTooLargeIsLeftToRe2() {
        assertThat(PatternAutomaton.of("((a{30}){30}){30}")).isEmpty();
        assertThat(PatternAutomaton.of("(a|b)*a(a|b){20}")).isEmpty();
    }
}
