// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class NumberRangeTest {

    private final NumberRange range = new NumberRange(1, 9) {};

    @Test
    void theBoundsBelongToTheRange() {
        assertThat(range.convert("1")).isEqualTo(1);
        assertThat(range.convert("9")).isEqualTo(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "-1", "two", "", "3.5", "99999999999"})
    void anythingElseIsRefusedWithTheRange(String text) {
        assertThatThrownBy(() -> range.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("expected a number from 1 to 9, not " + text);
    }
}
