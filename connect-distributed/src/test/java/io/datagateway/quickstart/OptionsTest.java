// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("home");

    @Test
    void theUsualPortsAreTheDefault() {
        Options options = Options.parse(HOME);

        assertThat(options).isEqualTo(new Options(HOME, false, 8443, 9092, 8083));
        assertThat(options.gatewayUrl()).isEqualTo("https://localhost:8443");
    }

    @Test
    void everyPortCanBeChosen() {
        Options options =
                Options.parse(HOME, "--kafka-port", "1", "--once", "--gateway-port", "2", "--connect-port", "65535");

        assertThat(options).isEqualTo(new Options(HOME, true, 2, 1, 65535));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--what", "--kafka-port", "--kafka-port 0", "--kafka-port 65536", "--kafka-port x"})
    void anythingElseIsRefusedWithTheUsage(String arguments) {
        assertThatThrownBy(() -> Options.parse(HOME, arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: quickstart");
    }
}
