// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GcLogsTest {

    private static final String YOUNG =
            "[1.2s] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 24M->4M(256M) 3.500ms\n";
    private static final String OTHERS = """
            [0.0s] Using G1
            [1.3s] GC(1) Concurrent Mark Cycle 12.250ms
            [1.4s] GC(1) Pause Remark 30M->30M(256M) 1.250ms
            """;

    @TempDir
    Path folder;

    @Test
    void pausesAreCountedAndConcurrentWorkIsNot() {
        assertThat(GcPauses.of(YOUNG + OTHERS)).isEqualTo(new GcPauses(2, 4.75, 3.5));
        assertThat(GcPauses.of("")).isEqualTo(GcPauses.NONE);
    }

    @Test
    void onlyPausesSinceTheLastCallAreReturnedOfAllWorkersTogether() throws IOException {
        var logs = new GcLogs(folder);
        Path one = Files.writeString(folder.resolve("gc-1.log"), YOUNG);
        Files.writeString(folder.resolve("gc-2.log"), OTHERS);
        Files.writeString(folder.resolve("worker.log"), YOUNG);

        assertThat(logs.next().count()).isEqualTo(2);
        assertThat(logs.next()).isEqualTo(GcPauses.NONE);

        Files.writeString(one, YOUNG, StandardOpenOption.APPEND);
        assertThat(logs.next()).isEqualTo(new GcPauses(1, 3.5, 3.5));
    }

    @Test
    void aLineThatIsNotCompleteIsReadLater() throws IOException {
        var logs = new GcLogs(folder);
        Path log = Files.writeString(folder.resolve("gc-1.log"), YOUNG.substring(0, YOUNG.length() - 4));

        assertThat(logs.next()).isEqualTo(GcPauses.NONE);

        Files.writeString(log, YOUNG.substring(YOUNG.length() - 4), StandardOpenOption.APPEND);
        assertThat(logs.next().totalMillis()).isEqualTo(3.5);
    }

    @Test
    void theOptionWritesOneFileForEachWorker() {
        assertThat(GcLogs.option(Path.of("logs"))).isEqualTo("-Xlog:gc:file=logs/gc-%p.log:uptime:filecount=0");
    }
}
