// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The logs of garbage collection of the workers, read while they are written. */
final class GcLogs {

    private static final String NAMES = "gc-*.log";

    private final Path folder;
    private final Map<Path, Long> read = new HashMap<>();

    GcLogs(Path folder) {
        this.folder = folder;
    }

    /** Returns the option of a virtual machine by which it writes its log there. */
    static String option(Path folder) {
        return "-Xlog:gc:file=" + folder.resolve("gc-%p.log") + ":uptime:filecount=0";
    }

    /** Returns the pauses since the last call, of all workers together. */
    GcPauses next() throws IOException {
        GcPauses pauses = GcPauses.NONE;
        try (var files = Files.newDirectoryStream(folder, NAMES)) {
            for (Path file : files) {
                pauses = pauses.plus(GcPauses.of(next(file)));
            }
        }
        return pauses;
    }

    /** Returns the lines that are new and complete. */
    private String next(Path file) throws IOException {
        long from = read.getOrDefault(file, 0L);
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            String text = new String(in.readAllBytes(), UTF_8);
            String lines = text.substring(0, text.lastIndexOf('\n') + 1);
            read.put(file, from + lines.getBytes(UTF_8).length);
            return lines;
        }
    }
}
