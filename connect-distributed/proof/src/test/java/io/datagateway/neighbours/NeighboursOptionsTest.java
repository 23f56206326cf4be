// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cli.CommandRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

class NeighboursOptionsTest {

    @Test
    void withoutArgumentsEveryMistakeIsMadeInAnOrderThatTheSeedDecides() {
        assertThat(parse("--seed 1").mistakes())
                .containsExactlyInAnyOrder(Mistake.values())
                .isEqualTo(parse("--seed 1").mistakes())
                .isNotEqualTo(parse("--seed 2").mistakes());
        assertThat(Mistake.values()).hasSizeGreaterThan(25);
    }

    @Test
    void mistakesThatStopABrokerAreLeftOutWithTooFew() {
        assertThat(parse("--brokers 1 --mistakes prod-leaderless,json-null").mistakes())
                .containsExactly(Mistake.JSON_NULL);
    }

    @Test
    void theShortFormHasFiveMistakesAndWhatComesAfterItGoesBeforeIt() {
        NeighboursOptions options = parse("--short --seed 42 --floor 7");

        assertThat(options.mistakes()).hasSize(5);
        assertThat(options.floor).isEqualTo(7);
        assertThat(options.brokers).isEqualTo(1);
    }

    @Test
    void everyMistakeHasATopicOfItsOwn() {
        assertThat(Mistake.values())
                .extracting(mistake -> mistake.team().topic())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mistakes none", "--hold 0", "--brokers 10", "--seed x", "--scale 0"})
    void aWrongArgumentIsAUsageError(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(ParameterException.class);
    }

    @Test
    void theHelpNamesEveryOptionAndEveryMistake() {
        var command = CommandRunner.line(new NeighboursCommand());

        assertThat(command.getUsageMessage())
                .contains(command.getCommandSpec().optionsMap().keySet())
                .contains("json-number", "contract-misspelt", "Examples:", "Exit codes:");
    }

    private static NeighboursOptions parse(String line) {
        var command = new NeighboursCommand();
        CommandRunner.line(command).parseArgs(line.split(" "));
        return command.options;
    }
}
