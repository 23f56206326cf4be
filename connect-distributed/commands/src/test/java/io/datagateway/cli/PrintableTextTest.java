// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "sales.orders:2.1.0 (active)", "Заказы, ¥ und Straße \uD83D\uDE00", "a \\ b"})
    void whatIsShownStaysAsItIs(String text) {
        assertThat(PrintableText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "27, \\u001b",
        "7, \\u0007",
        "13, \\u000d",
        "10, \\n",
        "127, \\u007f",
        "155, \\u009b",
        "8238, \\u202e",
        "8232, \\u2028",
        "65279, \\ufeff",
        "55357, \\ud83d"
    })
    void whatATerminalObeysOrDoesNotShowIsWritten(int character, String written) {
        assertThat(PrintableText.of("a" + (char) character + "b")).isEqualTo("a" + written + "b");
    }
}
