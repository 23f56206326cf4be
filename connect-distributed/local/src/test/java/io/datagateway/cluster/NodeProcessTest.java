// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessTest {

    private Path pid;
    private NodeProcess process;
    private NodeProcess.Program sleeper;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        pid = folder.resolve("sleeper.pid");
        process = new NodeProcess(pid);
        Path source = Files.writeString(
                folder.resolve("Sleeper.java"),
                "class Sleeper { public static void main(String[] a) throws Exception { Thread.sleep(600_000); } }");
        sleeper = new NodeProcess.Program(
                List.of(), source.toString(), List.of(), Map.of(), folder.resolve("sleeper.log"));
    }

    @AfterEach
    void end() throws Exception {
        process.kill();
    }

    @Test
    void itIsKnownByItsFileUntilItIsKilled() throws Exception {
        process.start(sleeper);

        assertThat(new NodeProcess(pid).isAlive()).isTrue();
        new NodeProcess(pid).kill();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aFrozenOneCanBeEndedInOrder() throws Exception {
        process.start(sleeper);
        process.signal("STOP");
        process.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void itIsNotStartedTwice() throws Exception {
        process.start(sleeper);

        assertThatThrownBy(() -> process.start(sleeper)).hasMessage("sleeper.pid: runs already");
    }

    @Test
    void anotherProcessWithItsOldIdIsLeftAlone() throws Exception {
        Files.writeString(pid, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");

        assertThat(process.isAlive()).isFalse();
        process.kill();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
