// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The time of all processors so far, in ticks.
 *
 * @param stolen the part that the host of a virtual machine took for others: measurements meanwhile are too low
 */
record ProcessorTime(long all, long stolen) {

    /** See proc_stat(5). */
    private static final Path STAT = Path.of("/proc/stat");

    /** Columns of user, nice, system, idle, iowait, irq, softirq and steal; later ones are in user and nice already. */
    private static final int COLUMNS = 8;

    static ProcessorTime now() throws IOException {
        if (!Files.exists(STAT)) {
            return new ProcessorTime(0, 0);
        }
        return of(Files.readAllLines(STAT).get(0));
    }

    /** @param line the first line, that of all processors together */
    static ProcessorTime of(String line) {
        long[] ticks = Arrays.stream(line.split("\\s+"))
                .skip(1)
                .limit(COLUMNS)
                .mapToLong(Long::parseLong)
                .toArray();
        return new ProcessorTime(Arrays.stream(ticks).sum(), ticks[COLUMNS - 1]);
    }

    /** Returns the stolen time since then, in percent. */
    long stolenSince(ProcessorTime before) {
        return Math.round(100.0 * (stolen - before.stolen) / Math.max(1, all - before.all));
    }
}
