// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.cli.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GatewayTest {

    @TempDir
    private Path folder;

    static Stream<CommandLine> all() {
        return withSubcommands(CommandRunner.line(new Gateway()));
    }

    private static Stream<CommandLine> withSubcommands(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(GatewayTest::withSubcommands));
    }

    /** Those that do something, less the groups that they are in. */
    static Stream<CommandLine> leaves() {
        return all().filter(line -> line.getSubcommands().isEmpty());
    }

    private static String[] words(CommandLine line, String... more) {
        var words = Stream.of(line.getCommandSpec().qualifiedName().split(" ")).skip(1);
        return Stream.concat(words, Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCommandHasHelpWithADescriptionExitCodesAndAnExample(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName();

        GatewayRun run = GatewayRun.of(words(line, "--help"));

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Usage: " + name + " ")
                .contains("Exit codes:", "  0   ", "  2   Wrong arguments", "Examples:\n  " + name + " ")
                .contains("--help", "--version");
        assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void helpIsGivenWhateverElseIsOnTheLine(CommandLine line) {
        GatewayRun run = GatewayRun.of(words(line, "--what", "--help"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: gateway");
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyCommandSaysItsVersion(CommandLine line) {
        GatewayRun run = GatewayRun.of(words(line, "--version"));

        assertThat(run.exit()).isZero();
        assertThat(run.out()).matches("Data Gateway \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void everyCommandThatDoesSomethingPrintsTextOrJson(CommandLine line) {
        GatewayRun help = GatewayRun.of(words(line, "--help"));

        assertThat(help.out()).contains("--output=FORMAT", "text, json; default: text.", "\nJSON");
        assertThat(GatewayRun.of(words(line, "--output", "xml")).err()).contains("'--output'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "--what",
                "connectors",
                "connectors nonsense",
                "contracts lint",
                "contracts lint a b"
            })
    void wrongArgumentsAreOneLineAndExitCode2(String arguments) {
        GatewayRun run = GatewayRun.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("gateway").endsWith(" --help\n").hasLineCount(1);
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() throws Exception {
        Path script = folder.resolve("completion/gateway");

        CompletionScript.main(new String[] {script.toString()});

        List<String> functions = leaves().map(line ->
                        "_picocli_" + line.getCommandSpec().qualifiedName().replace(' ', '_'))
                .toList();
        assertThat(functions).isNotEmpty();
        assertThat(Files.readString(script))
                .contains(functions)
                .contains("complete -F")
                .doesNotContainPattern("20\\d\\d-");
    }
}
