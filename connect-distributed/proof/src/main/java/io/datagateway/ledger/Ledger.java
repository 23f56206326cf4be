// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ledgers of all clients of a run: a folder with one {@link ClientLedger} file for each. */
public final class Ledger {

    private static final Pattern FILE = Pattern.compile("client-(\\d{1,9})\\.ledger");

    private Ledger() {}

    static String fileName(int client) {
        return "client-" + client + ".ledger";
    }

    /**
     * Reads client after client, and the entries of each in their order. Leaves out a last line without its end: the
     * client was killed while it wrote it.
     *
     * @throws IOException also if a line is broken; it says which one
     */
    public static void read(Path folder, ObjIntConsumer<LedgerEntry> into) throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            Matcher name = FILE.matcher(file.getFileName().toString());
            if (name.matches()) {
                read(file, Integer.parseInt(name.group(1)), into);
            }
        }
    }

    private static void read(Path file, int client, ObjIntConsumer<LedgerEntry> into) throws IOException {
        boolean ended = endsWithNewline(file);
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), US_ASCII))) {
            long number = 1;
            String line = lines.readLine();
            while (line != null) {
                @Nullable String next = lines.readLine();
                if (next != null || ended) {
                    into.accept(parse(line, file, number), client);
                }
                line = next;
                number++;
            }
        }
    }

    private static LedgerEntry parse(String line, Path file, long number) throws IOException {
        try {
            return LedgerLine.parse(line);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "Line " + number + " of " + file + " is not a line of a ledger: " + e.getMessage()
                            + ". The file was changed or damaged: the run cannot be judged, repeat it.",
                    e);
        }
    }

    private static boolean endsWithNewline(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
        }
    }
}
