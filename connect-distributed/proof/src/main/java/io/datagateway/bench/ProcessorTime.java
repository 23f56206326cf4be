// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The time of all processors, in ticks.
 *
 * @param idle the part in which they had nothing to do, or only waited for a disk
 * @param stolen the part that the host of a virtual machine took for others: measurements meanwhile are too low
 */
record ProcessorTime(long all, long idle, long stolen) {

    static final ProcessorTime NONE = new ProcessorTime(0, 0, 0);

    /** See proc_stat(5). */
    private static final Path STAT = Path.of("/proc/stat");

    /** Columns of user, nice, system, idle, iowait, irq, softirq and steal; later ones are in user and nice already. */
    private static final int COLUMNS = 8;

    /** Returns the time so far. */
    static ProcessorTime now() throws IOException {
        if (!Files.exists(STAT)) {
            return NONE;
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
        return new ProcessorTime(Arrays.stream(ticks).sum(), ticks[3] + ticks[4], ticks[COLUMNS - 1]);
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(all + other.all, idle + other.idle, stolen + other.stolen);
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(all - before.all, idle - before.idle, stolen - before.stolen);
    }

    long idlePercent() {
        return percent(idle);
    }

    long stolenPercent() {
        return percent(stolen);
    }

    private long percent(long part) {
        return Math.round(100.0 * part / Math.max(1, all));
    }
}
