// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.cli.CommandRunner;
import io.datagateway.commands.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The command of the unpacked distribution, as a process. */
class GatewayCommandIT {

    private static final Path BUNDLE = Path.of("target/bundle/data-gateway").toAbsolutePath();
    private static final Path COMMAND = BUNDLE.resolve("bin/gateway");

    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    static Stream<String> commands() {
        return names(CommandRunner.line(new Gateway()));
    }

    private static Stream<String> names(CommandLine line) {
        return Stream.concat(
                Stream.of(line.getCommandSpec().qualifiedName()),
                line.getSubcommands().values().stream().flatMap(GatewayCommandIT::names));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasHelp(String name) throws Exception {
        Outcome outcome = run((name + " --help").substring("gateway ".length()).split(" "));

        assertThat(outcome.out()).startsWith("Usage: " + name + " ").contains("Exit codes:", "Examples:");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "connectors apply", "contracts lint --what", "plugins install nowhere"})
    void wrongArgumentsAreOneLineAndExitCode2(String arguments) throws Exception {
        Outcome outcome = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(outcome.err()).startsWith("gateway").hasLineCount(1);
        assertThat(outcome.exit()).isEqualTo(2);
    }

    @Test
    void theShippedContractsAreSoundAndABrokenOneIsTold() throws Exception {
        Outcome sound = run("contracts", "lint", BUNDLE + "/contracts");
        assertThat(sound.out()).contains("sales.orders:2.1.0 (active): ");
        assertThat(sound.err()).isEmpty();
        assertThat(sound.exit()).isZero();

        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        Files.writeString(topic.resolve("sales.orders-2.1.0.odcs.yaml"), "status: sleeping\n");
        Outcome broken = run("contracts", "lint", folder.toString());
        assertThat(broken.out()).contains("sales.orders-2.1.0.odcs.yaml:");
        assertThat(broken.exit()).isEqualTo(1);
    }

    @Test
    void aPluginIsInstalledFromAnArchive() throws Exception {
        Path archive = archive("jdbc-connector-for-apache-kafka");
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive)));
        Path plugins = Files.createDirectory(folder.resolve("plugins"));

        Outcome outcome = run(
                "plugins",
                "install",
                "--archives",
                folder.toString(),
                "--directory",
                plugins.toString(),
                "--sha256",
                "jdbc-connector-for-apache-kafka=" + sha256,
                "jdbc-connector-for-apache-kafka");

        assertThat(outcome.out()).contains("jdbc-connector-for-apache-kafka 6.10.0: installed in ");
        assertThat(outcome.exit()).isZero();
        assertThat(plugins.resolve("jdbc-connector-for-apache-kafka/a.jar")).exists();
    }

    /** An archive called as the list of the distribution wants it, holding a jar. */
    private Path archive(String name) throws Exception {
        Path made = Files.createDirectories(folder.resolve("made").resolve(name));
        try (var out = new JarOutputStream(Files.newOutputStream(made.resolve("a.jar")))) {
            out.putNextEntry(new JarEntry("x"));
        }
        Path archive = folder.resolve(name + "-6.10.0.tar");
        String[] tar = {
            "tar", "-cf", archive.toString(), "-C", folder.resolve("made").toString(), name
        };
        assertThat(new ProcessBuilder(tar).inheritIO().start().waitFor()).isZero();
        return archive;
    }

    @Test
    void aWorkerThatDoesNotAnswerIsTold() throws Exception {
        Outcome outcome = run("connectors", "watch", "--once", "--url", "http://127.0.0.1:1");

        assertThat(outcome.out()).contains("Z http://127.0.0.1:1 does not answer: GET ");
        assertThat(outcome.exit()).isEqualTo(3);
    }

    @Test
    void itRunsThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("gateway"), COMMAND);

        Outcome outcome = run(List.of(link.toString(), "--version"));

        assertThat(outcome.out()).startsWith("Data Gateway ");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void bashCompletesItsWords() throws Exception {
        String script = "source '" + BUNDLE + "/completion/gateway'; COMP_WORDS=(gateway con); COMP_CWORD=1;"
                + " COMP_LINE='gateway con'; _complete_gateway; echo \"${COMPREPLY[@]}\"";

        Outcome outcome = run(List.of("bash", "-c", script));

        assertThat(outcome.out().strip().split(" ")).containsExactlyInAnyOrder("connectors", "contracts");
    }

    private Outcome run(String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(COMMAND.toString()));
        line.addAll(List.of(arguments));
        return run(line);
    }

    private Outcome run(List<String> line) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        int exit = new ProcessBuilder(line)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Outcome(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
