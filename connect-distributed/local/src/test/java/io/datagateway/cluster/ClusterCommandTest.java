// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.cli.CommandRunner;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

class ClusterCommandTest {

    private final ClusterCommand command = new ClusterCommand();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setHome(@TempDir Path home) {
        System.setProperty(ClusterPaths.HOME, home.toString());
    }

    @AfterEach
    void clearHome() {
        System.clearProperty(ClusterPaths.HOME);
    }

    @Test
    void withoutACommandItStartsThreeBrokersAndTwoWorkersOfEachGroup() {
        assertThat(parse("").hasSubcommand()).isFalse();
        assertThat(command.topology()).isEqualTo(new Topology(3, new WorkerCounts(2, 2), 19000, false));
    }

    @Test
    void theNumbersCanStandBeforeAndAfterTheCommand() {
        ParseResult parsed = parse("--brokers 1 start --ingest-workers 1 --workers 3 --base-port 20000");

        assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("start");
        assertThat(command.topology()).isEqualTo(new Topology(1, new WorkerCounts(1, 3), 20000, false));
    }

    @Test
    void inTheSingleLayoutAllWorkersServeTheGateway() {
        parse("--layout single --workers 3");

        assertThat(command.topology()).isEqualTo(new Topology(3, WorkerCounts.single(3), 19000, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "stop", "logs", "logs worker 1", "kill ingest 2", "restart broker 3"})
    void withoutAClusterACommandSaysSo(String line) {
        assertThat(execute(line)).isEqualTo(2);
        assertThat(err.toString()).contains("there is no cluster in").contains("start one first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "kill worker", "kill worker zero", "kill zookeeper 1", "kill worker 1 2"})
    void whichProcessMustBeClear(String line) {
        assertThat(execute(line)).isEqualTo(2);
        assertThat(err.toString()).startsWith("cluster kill: ").contains("cluster kill --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--brokers",
                "--brokers 0",
                "--brokers 10",
                "--brokers two",
                "--base-port 80",
                "--nodes 3",
                "--ingest-workers 0"
            })
    void aWrongArgumentIsNamed(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(line.split(" ")[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "start --help", "kill --help", "kill worker 1 -h", "logs --help"})
    void helpIsNoError(String line) {
        assertThat(execute(line)).isZero();
    }

    private ParseResult parse(String line) {
        return CommandRunner.line(command).parseArgs(words(line));
    }

    private int execute(String line) {
        return CommandRunner.line(command)
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(words(line));
    }

    private static String[] words(String line) {
        return line.isEmpty() ? new String[0] : line.split(" ");
    }
}
