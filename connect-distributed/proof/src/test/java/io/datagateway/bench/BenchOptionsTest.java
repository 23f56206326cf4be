// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cli.CommandRunner;
import io.datagateway.cluster.Layout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class BenchOptionsTest {

    @Test
    void withoutArgumentsEveryPartIsRunWarmAsShipped() {
        BenchOptions options = parse("");

        assertThat(options.scenarios()).containsExactly(BenchScenarios.values());
        assertThat(options.layouts()).containsExactly(Layout.SPLIT);
        assertThat(options.rounds).isEqualTo(6);
        assertThat(options.mostRounds).isEqualTo(24);
        assertThat(options.warmupSeconds).isEqualTo(60);
        assertThat(options.check).isFalse();
        assertThat(options.json()).isEmpty();
    }

    @Test
    void partsAreRunInTheirOwnOrderAndOnce() {
        assertThat(parse("--parts validate,ingest,ingest").scenarios())
                .containsExactly(BenchScenarios.INGEST, BenchScenarios.VALIDATE);
    }

    @Test
    void layoutsAreRunInTheOrderGiven() {
        assertThat(parse("--layout single,split").layouts()).containsExactly(Layout.SINGLE, Layout.SPLIT);
    }

    @Test
    void aDeliveryIsAnotherNameOfALayout() {
        assertThat(parse("--delivery at-least-once,exactly-once").layouts())
                .containsExactly(Layout.SPLIT, Layout.SINGLE);
    }

    @Test
    void whatComesAfterQuickGoesBeforeIt() {
        BenchOptions options = parse("--quick --rounds 7 --json result.json --check");

        assertThat(options.rounds).isEqualTo(7);
        assertThat(options.seconds).isEqualTo(2);
        assertThat(options.json()).contains(Path.of("result.json"));
        assertThat(options.check).isTrue();
    }

    @Test
    void settingsOfTheConnectorsAreTakenAsTheyAre() {
        assertThat(parse("--set a.b=1 --set c=x=y").settings()).isEqualTo(Map.of("a.b", "1", "c", "x=y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--set a",
                "--parts fast",
                "--rounds 0",
                "--rounds",
                "--seconds many",
                "--loud 1",
                "--delivery maybe",
                "--layout both"
            })
    void aWrongArgumentIsAUsageError(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(ParameterException.class);
    }

    @Test
    void theHelpNamesEveryOptionAndEveryExitCode() {
        var command = CommandRunner.line(new BenchCommand());

        assertThat(command.getUsageMessage())
                .contains(command.getCommandSpec().optionsMap().keySet())
                .contains("end-to-end", "Examples:", "Exit codes:");
    }

    private static BenchOptions parse(String line) {
        var command = new BenchCommand();
        CommandRunner.line(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
        return command.options;
    }
}
