// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "abc 3",
                "^a$ 3",
                "[a-z] 1",
                "[]a] 1",
                "[^]a] 1",
                "[[:alpha:]] 1",
                "[a\\]b]c 2",
                "a|b 3",
                "a*b+c? 3",
                "[a-z]{1,100} 100",
                "a{3} 3",
                "a{3,} 3",
                "ba{0} 2",
                "(ab){10} 20",
                "((a{2}b){3}c){4} 40",
                "(?:ab){10} 20",
                "(?i)ab 3",
                "(?i:ab){10} 20",
                "(?P<word>ab){10} 20",
                "(?<word>ab){10} 20",
                "(){10} 10",
                "\\{{10} 10",
                "\\pL{10} 10",
                "\\p{Greek}{10} 10",
                "\\x{10ffff}{10} 10",
                "\\Qa{9}\\E{10} 13",
                "a{x} 4",
                "a{ 2",
                "(((a{1,100}){1,100}){1,100}){1,100} 100000000"
            })
    void countsCharactersAndClassesAfterRepetition(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", ")", "[", "[[:", "\\", "{", "}", "(?", "(?P<", "\\Q", "\\p{", "a{9,8}", ")))a{5}"})
    void readsWhatIsNoPatternToo(String pattern) {
        assertThat(PatternSize.of(pattern)).isPositive();
    }

    @Test
    void neverOverflows() {
        String pattern = "(".repeat(90) + "a" + "{999999999})".repeat(90);

        assertThat(PatternSize.of(pattern)).isEqualTo(Long.MAX_VALUE);
    }
}
