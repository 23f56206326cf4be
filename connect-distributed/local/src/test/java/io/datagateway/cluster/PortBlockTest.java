// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBlockTest {

    @TempDir
    private Path folder;

    static final class OtherProcess {
        public static void main(String[] arguments) {
            System.out.print(PortBlock.tryReserve(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        }
    }

    @Test
    void aBlockIsReservedOnce() {
        assertThat(PortBlock.tryReserve(folder, 19_000)).isTrue();
        assertThat(PortBlock.tryReserve(folder, 19_000)).isFalse();
        assertThat(PortBlock.tryReserve(folder, 19_050)).isTrue();
    }

    @Test
    void anotherProcessGetsOnlyABlockThatThisOneHasNot() throws Exception {
        assertThat(PortBlock.tryReserve(folder, 19_000)).isTrue();

        assertThat(reservedByAnotherProcess(19_000)).isEqualTo("false");
        assertThat(reservedByAnotherProcess(19_050)).isEqualTo("true");
        assertThat(PortBlock.tryReserve(folder, 19_050))
                .as("the other one has ended")
                .isTrue();
    }

    @Test
    void whereNoFileCanBeMadeNothingIsReserved() {
        assertThat(PortBlock.tryReserve(folder.resolve("missing"), 19_000)).isFalse();
    }

    private String reservedByAnotherProcess(int basePort) throws IOException, InterruptedException {
        Path log = folder.resolve(basePort + ".log");
        Process other = NodeProcess.launch(new NodeProcess.Program(
                List.of("-cp", System.getProperty("java.class.path")),
                OtherProcess.class.getName(),
                List.of(folder.toString(), Integer.toString(basePort)),
                Map.of(),
                log));
        assertThat(other.waitFor()).isZero();
        return Files.readString(log);
    }
}
