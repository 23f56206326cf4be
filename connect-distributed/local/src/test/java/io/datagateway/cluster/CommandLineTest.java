// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    private final CommandLine line = new CommandLine("usage: hurt [options]");

    @Test
    void whatIsNotGivenIsAsUsual() {
        var what = line.value("--what", "all", Function.identity());
        var file = line.optional("--json", Path::of);
        var once = line.flag("--once");
        line.numbers(Map.of("rate", 5), 1, 9);

        line.parse(List.of());

        assertThat(what.get()).isEqualTo("all");
        assertThat(file.get()).isEmpty();
        assertThat(once.get()).isFalse();
        assertThat(line.numbers()).isEqualTo(Map.of("rate", 5));
    }

    @Test
    void theLastOfWhatIsGivenCounts() {
        var what = line.value("--what", "all", Function.identity());
        var file = line.optional("--json", Path::of);
        var once = line.flag("--once");
        line.numbers(Map.of("rate", 5), 1, 9);

        parse("--once --rate 1 --what this --json a.json --rate 9 --what that");

        assertThat(what.get()).isEqualTo("that");
        assertThat(file.get()).contains(Path.of("a.json"));
        assertThat(once.get()).isTrue();
        assertThat(line.numbers()).isEqualTo(Map.of("rate", 9));
    }

    @Test
    void whatComesAfterAShorthandGoesBeforeIt() {
        line.shorthand("--short", "--rate 2 --wait 2");
        line.numbers(Map.of("rate", 5, "wait", 5), 1, 9);

        parse("--wait 3 --short --rate 4");

        assertThat(line.numbers()).isEqualTo(Map.of("rate", 4, "wait", 2));
    }

    @Test
    void settingsAreTakenAsTheyAre() {
        Map<String, String> settings = line.settings();

        parse("--set b=x=y --set a.b=");

        assertThat(settings).isEqualTo(Map.of("a.b", "", "b", "x=y"));
    }

    @Test
    void wordsCanStandBetweenTheOptions() {
        line.numbers(Map.of("rate", 5), 1, 9);
        List<String> words = line.words();

        parse("kill --rate 2 worker 1");

        assertThat(words).containsExactly("kill", "worker", "1");
    }

    @Test
    void anUnknownOptionIsNoWord() {
        line.words();

        assertThatThrownBy(() -> parse("kill -9")).hasMessage("unknown argument -9\nusage: hurt [options]");
    }

    @ParameterizedTest
    @CsvSource({
        "--help, ''",
        "--loud 1, unknown argument --loud",
        "loud, unknown argument loud",
        "rate 1, unknown argument rate",
        "--rate, --rate needs a value",
        "--what, --what needs a value",
        "--once 1, unknown argument 1",
        "--set, --set needs a value"
    })
    void aWrongFormEndsWithTheUsage(String wrong, String message) {
        declare();

        assertThatThrownBy(() -> parse(wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageEndingWith("usage: hurt [options]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rate 0", "--rate 10", "--rate many", "--set a", "--what x"})
    void aWrongValueIsRefused(String wrong) {
        declare();

        assertThatThrownBy(() -> parse(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    private void declare() {
        line.numbers(Map.of("rate", 5), 1, 9);
        line.value("--what", 1L, Long::parseLong);
        line.flag("--once");
        line.settings();
    }

    private void parse(String words) {
        line.parse(List.of(words.split(" ")));
    }
}
