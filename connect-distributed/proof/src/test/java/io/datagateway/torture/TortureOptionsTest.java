// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cli.CommandRunner;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class TortureOptionsTest {

    @Test
    void withoutArgumentsEveryFaultThatNeedsNothingMoreIsInflictedThreeTimes() {
        TortureOptions options = parse("");

        assertThat(options.rounds())
                .containsEntry(Fault.KILL_WORKER, 3)
                .doesNotContainKeys(Fault.FILL_DISK, Fault.CUT_NETWORK, Fault.REPLACE_PLUGINS)
                .hasSize(Fault.values().length - 3);
        assertThat(options.needsNamespaces()).isFalse();
    }

    @Test
    void aFaultCanHaveItsOwnNumberOfRounds() {
        TortureOptions options = parse("--faults kill-worker:100,fill-disk --rounds 5");

        assertThat(options.rounds()).isEqualTo(Map.of(Fault.KILL_WORKER, 100, Fault.FILL_DISK, 5));
        assertThat(options.needsNamespaces()).isTrue();
    }

    @Test
    void whatComesAfterShortGoesBeforeIt() {
        TortureOptions options = parse("--short --rate 7 --seed 42");

        assertThat(options.rate).isEqualTo(7);
        assertThat(options.run.seed()).isEqualTo(42);
        assertThat(options.rounds()).containsEntry(Fault.KILL_WORKER, 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--faults kill", "--rate 0", "--rate", "--rate many", "--brokers 10", "--loud 1", "--seed x"})
    void aWrongArgumentIsAUsageError(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(ParameterException.class);
    }

    @Test
    void pluginsCannotBeReplacedWithoutOthers() {
        var command = new TortureCommand();
        CommandRunner.line(command).parseArgs("--faults", "replace-plugins");

        assertThatThrownBy(command::call)
                .isInstanceOf(ParameterException.class)
                .hasMessage("replace-plugins needs --other-plugins FOLDER");
    }

    @Test
    void theHelpNamesEveryOptionAndEveryExitCode() {
        var command = CommandRunner.line(new TortureCommand());

        assertThat(command.getUsageMessage())
                .contains(command.getCommandSpec().optionsMap().keySet())
                .contains("kill-worker", "Examples:", "Exit codes:");
    }

    private static TortureOptions parse(String line) {
        var command = new TortureCommand();
        CommandRunner.line(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return command.options;
    }
}
