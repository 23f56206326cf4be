// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

class CommandRunnerTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Command(name = "divide", mixinStandardHelpOptions = true)
    static final class Divide implements Callable<Integer> {

        @Parameters
        private int divisor;

        @Override
        public Integer call() throws IOException {
            return switch (divisor) {
                case 0 -> throw new IllegalArgumentException("the divisor is 0");
                case -1 -> throw new IOException("the disk is full");
                default -> 12 / divisor;
            };
        }
    }

    private int run(String... arguments) {
        return CommandRunner.line(new Divide())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void theExitCodeIsTheCommands() {
        assertThat(run("4")).isEqualTo(3);
        assertThat(err).hasToString("");
    }

    @Test
    void helpIsNoError() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("Usage: divide");
        assertThat(err).hasToString("");
    }

    @Test
    void aWrongLineIsOneLineAndExitCode2() {
        assertThat(run("--unknown")).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("divide: ")
                .contains("divide --help");
    }

    @Test
    void whatIsQuotedOfTheLineIsPrintableAndHasNoSecret() {
        assertThat(run("\u001b[2Jhttps://me:hunter2@worker:8083/?token=hunter3"))
                .isEqualTo(2);

        assertThat(err.toString())
                .contains("\\u001b[2Jhttps://*****@worker:8083/?token=*****")
                .doesNotContain("\u001b", "hunter");
    }

    @Test
    void aMistakeOfTheUserIsOneLineWithoutAStackTrace() {
        assertThat(run("0")).isEqualTo(2);
        assertThat(run("-1")).isEqualTo(2);
        assertThat(err.toString().lines()).containsExactly("divide: the divisor is 0", "divide: the disk is full");
    }
}
