// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CommandTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void setHome() {
        System.setProperty(ClusterPaths.HOME, "home");
    }

    @AfterEach
    void clearHome() {
        System.clearProperty(ClusterPaths.HOME);
    }

    @Test
    void theBodyGetsItsOwnArgumentsAndAFolderOfItsName() throws Exception {
        int code = run((line, paths, out) -> {
            out.print(line);
            assertThat(paths.home()).isEqualTo(Path.of("home").toAbsolutePath());
            assertThat(paths.root()).isEqualTo(paths.home().resolve("target/hurt"));
            return 1;
        });

        assertThat(code).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).isEqualTo("[--rate, 5]");
    }

    @Test
    void aWrongArgumentIsPrintedAndEndsWith2() throws Exception {
        int code = run((line, paths, out) -> {
            throw new IllegalArgumentException("unknown argument --rate");
        });

        assertThat(code).isEqualTo(2);
        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("hurt: unknown argument --rate");
    }

    @Test
    void aMachineThatRefusesIsPrintedAndEndsWith2() throws Exception {
        int code = run((line, paths, out) -> {
            throw new IOException("port 9092 is in use");
        });

        assertThat(code).isEqualTo(2);
        assertThat(printed.toString(UTF_8)).isEqualToIgnoringNewLines("hurt: port 9092 is in use");
    }

    @Test
    void anythingElseIsABugAndKeepsItsTrace() {
        assertThatThrownBy(() -> run((line, paths, out) -> {
                    throw new IllegalStateException("wrong");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    private int run(Command.Body body) throws Exception {
        String[] arguments = {"--rate", "5"};
        return Command.run("hurt", arguments, new PrintStream(printed, true, UTF_8), body);
    }
}
