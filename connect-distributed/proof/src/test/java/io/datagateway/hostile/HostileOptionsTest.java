// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cli.CommandRunner;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class HostileOptionsTest {

    @Test
    void withoutArgumentsEveryPartIsRunAsItIsByHand() {
        HostileOptions options = parse("");

        assertThat(options.scenarios()).containsExactly(HostileScenarios.values());
        assertThat(options.idle).isEqualTo(10_000);
        assertThat(options.rotations).isEqualTo(200);
    }

    @Test
    void partsAreRunInTheirOwnOrderAndOnce() {
        assertThat(parse("--parts rotation,slow,slow").scenarios())
                .containsExactly(HostileScenarios.SLOW, HostileScenarios.ROTATION);
    }

    @Test
    void whatComesAfterShortGoesBeforeIt() {
        HostileOptions options = parse("--short --idle 7 --seed 42");

        assertThat(options.idle).isEqualTo(7);
        assertThat(options.rotations).isEqualTo(3);
        assertThat(options.slow).isEqualTo(500);
        assertThat(options.run.seed()).isEqualTo(42);
    }

    @Test
    void settingsOfTheConnectorAreTakenAsTheyAre() {
        assertThat(parse("--set a.b=1 --set c=x=y").settings()).isEqualTo(Map.of("a.b", "1", "c", "x=y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--parts fast", "--rate 0", "--rate", "--rate many", "--loud 1", "--seed x", "--set a"})
    void aWrongArgumentIsAUsageError(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(ParameterException.class);
    }

    @Test
    void theHelpNamesEveryOptionAndEveryExitCode() {
        var command = CommandRunner.line(new HostileCommand());

        assertThat(command.getUsageMessage())
                .contains(command.getCommandSpec().optionsMap().keySet())
                .contains("rotation", "Examples:", "Exit codes:");
    }

    private static HostileOptions parse(String line) {
        var command = new HostileCommand();
        CommandRunner.line(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return command.options;
    }
}
