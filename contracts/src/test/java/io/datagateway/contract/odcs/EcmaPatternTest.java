// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "^[A-Z\\u00c0-\\u017F]+$ ^[A-Z\\x{00C0}-\\x{017F}]+$",
                "\\u{1F600} \\x{1F600}",
                "\\uD83D\\uDE00 \\x{1F600}",
                "\\cA \\x{0001}",
                "[^]+ (?s:.)+",
                "\\\\u[^] \\\\u(?s:.)"
            })
    void anotherWayToWriteACharacterIsThatOfRe2(String ecma, String re2) {
        assertThat(EcmaPattern.asRe2(ecma)).contains(re2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?=a)b", "(a)\\1", "(?<!a)\\u0041", "\\u00", "\\u{110000}", "[\\", "\\c"})
    void whatRe2CannotSayHasNoOtherForm(String ecma) {
        assertThat(EcmaPattern.asRe2(ecma)).isEmpty();
    }
}
