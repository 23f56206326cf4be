// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("home");

    @Test
    void theUsualPortsAreTheDefault() {
        Options options = Options.parse(HOME);

        assertThat(options.once()).isFalse();
        assertThat(options.gatewayUrl()).isEqualTo("https://localhost:8443");
        assertThat(options.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(options.connectUrl()).isEqualTo("http://localhost:8083");
        assertThat(options.number(Port.POSTGRES)).isEqualTo(5432);
    }

    @ParameterizedTest
    @EnumSource
    void everyPortCanBeChosen(Port port) {
        Options options = Options.parse(HOME, port.flag(), "65535", "--once");

        assertThat(options.once()).isTrue();
        assertThat(options.number(port)).isEqualTo(65535);
        assertThat(Options.USAGE).contains(port.flag() + " N").contains("default " + port.usual());
    }

    @Test
    void withoutADatabaseItsPortMayBeInUse() {
        assertThat(Options.parse(HOME).ports()).containsExactly(Port.values());
        assertThat(Options.parse(HOME, "--no-database").ports())
                .containsExactly(Port.GATEWAY, Port.KAFKA, Port.CONNECT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--what",
                "--kafka-port",
                "--kafka-port 0",
                "--kafka-port 65536",
                "--kafka-port x",
                "--postgres-port"
            })
    void anythingElseIsRefusedWithTheUsage(String arguments) {
        assertThatThrownBy(() -> Options.parse(HOME, arguments.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usage: quickstart");
    }
}
