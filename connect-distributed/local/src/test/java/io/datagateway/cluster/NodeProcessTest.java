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
    private NodeProcess.Program waiter;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        pid = folder.resolve("waiter.pid");
        process = new NodeProcess(pid);
        Path source = Files.writeString(
                folder.resolve("Waiter.java"),
                "class Waiter { public static void main(String[] args) throws Exception {"
                        + " Thread.currentThread().join(600_000); } }");
        waiter = new NodeProcess.Program(
                List.of(), source.toString(), List.of(), Map.of(), folder.resolve("waiter.log"));
    }

    @AfterEach
    void end() throws Exception {
        process.kill();
    }

    @Test
    void itIsKnownByItsFileUntilItIsKilled() throws Exception {
        process.start(waiter);

        assertThat(new NodeProcess(pid).isAlive()).isTrue();
        new NodeProcess(pid).kill();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aFrozenOneCanBeEndedInOrder() throws Exception {
        process.start(waiter);
        process.signal("STOP");
        process.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void itIsNotStartedTwice() throws Exception {
        process.start(waiter);

        assertThatThrownBy(() -> process.start(waiter)).hasMessage("waiter.pid: runs already");
    }

    @Test
    void anotherProcessWithItsOldIdIsLeftAlone() throws Exception {
        Files.writeString(pid, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z");

        assertThat(process.isAlive()).isFalse();
        process.kill();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }
}
