// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class QuickstartOptionsTest {

    private static QuickstartOptions parse(String... arguments) {
        var options = new QuickstartOptions();
        new CommandLine(options).parseArgs(arguments);
        return options;
    }

    @Test
    void theUsualPortsAreTheDefault() {
        QuickstartOptions options = parse();

        assertThat(options.once()).isFalse();
        assertThat(options.gatewayUrl()).isEqualTo("https://localhost:8443");
        assertThat(options.bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(options.connectUrl()).isEqualTo("http://localhost:8083");
        assertThat(options.postgresPort()).isEqualTo(5432);
    }

    @ParameterizedTest
    @CsvSource({"--gateway-port, 8443", "--kafka-port, 9092", "--connect-port, 8083", "--postgres-port, 5432"})
    void everyPortCanBeChosen(String option, int usual) {
        QuickstartOptions options = parse(option, "65535", "--once");

        assertThat(options.once()).isTrue();
        assertThat(options.ports()).containsEntry(option, 65535);
        assertThat(new CommandLine(new QuickstartOptions()).getUsageMessage())
                .containsPattern(option + "=N +default " + usual);
    }

    @Test
    void withoutADatabaseItsPortMayBeInUse() {
        assertThat(parse().ports().keySet())
                .containsExactly("--gateway-port", "--kafka-port", "--connect-port", "--postgres-port");
        assertThat(parse("--no-database").ports().keySet())
                .containsExactly("--gateway-port", "--kafka-port", "--connect-port");
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
    void anythingElseIsRefusedByName(String arguments) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(arguments.split(" ")[0]);
    }
}
