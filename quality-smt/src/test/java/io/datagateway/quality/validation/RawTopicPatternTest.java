// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTopicPatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".+\\.raw",
                ".+[.]raw$",
                ".*",
                "",
                "sales\\..+",
                "sales.orders.raw",
                "a\\.raw|b\\.prod",
                "(a|b)\\.raw",
                "(a\\.raw|b\\.prod)",
                "a\\.(raw|prod)",
                ".+raw",
                ".+\\.raws?",
                ".+\\.raw{1}",
                "(?i).+\\.RAW",
                ".+ra\\x77",
                ".+ra\\u0077",
                "(.)\\1",
                "\\Qsales.orders.raw\\E",
                "[a-z.]+"
            })
    void whatMayMatchARawTopicIsTaken(String regex) {
        assertThat(RawTopicPattern.mayMatch(regex)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".+\\.prod",
                ".+[.]dlq$",
                "sales.orders",
                "sales\\.orders",
                "a\\.prod|b\\.dlq",
                ".+\\.RAW",
                "(?:sales)\\.prod"
            })
    void whatCannotIsTold(String regex) {
        assertThat(RawTopicPattern.mayMatch(regex)).isFalse();
        assertThat(Pattern.matches(regex, "sales.orders.raw")).isFalse();
    }
}
