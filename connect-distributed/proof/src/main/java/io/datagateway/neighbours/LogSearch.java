// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches the logs of all processes for texts that only payloads have. */
final class LogSearch {

    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final List<String> texts;
    private final Map<Path, Long> read = new HashMap<>();

    /** @param texts what must be in no log; the longest one must be much shorter than a line */
    LogSearch(Path folder, List<String> texts) {
        this.folder = folder;
        this.texts = texts;
    }

    /** Returns where one of the texts is in what was written since the last call: file and place, never the text. */
    List<String> found() throws IOException {
        var found = new ArrayList<String>();
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            search(file, found);
        }
        return found;
    }

    private void search(Path file, List<String> found) throws IOException {
        int overlap = texts.stream().mapToInt(String::length).max().orElse(1) - 1;
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            long position = read.getOrDefault(file, 0L);
            var buffer = new byte[BUFFER];
            in.seek(position);
            int count;
            do {
                count = in.read(buffer);
                String part = new String(buffer, 0, Math.max(0, count), StandardCharsets.ISO_8859_1);
                for (String text : texts) {
                    if (part.contains(text)) {
                        found.add(file.getFileName() + " near byte " + (position + part.indexOf(text)));
                    }
                }
                // A text may lie across two parts, or across two calls.
                position += Math.max(0, count - overlap);
                in.seek(position);
            } while (count == BUFFER);
            read.put(file, position);
        }
    }
}
