// SPDX-License-Identifier: Apache-2.0
package io.datagateway.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A folder as it was at a commit, in a temporary folder. The program {@code git} reads it; the repository stays as it is. */
public final class GitFolder implements AutoCloseable {

    private final Path copy;
    private boolean empty = true;

    private GitFolder(Path copy) {
        this.copy = copy;
    }

    /**
     * Reads the folder; empty if the commit did not have it.
     *
     * @param folder in the working tree of a repository
     * @param revision a branch, tag or commit
     * @throws IOException if there is no such revision, or no git
     */
    public static GitFolder read(Path folder, String revision) throws IOException {
        String asked = revision + "^{commit}";
        String commit = ask(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", asked);
        if (commit.isBlank()) {
            throw new IOException(revision + " is neither a folder nor a revision of the git repository of " + folder);
        }
        var read = new GitFolder(Files.createTempDirectory("contracts"));
        try {
            if (!ask(folder, "rev-parse", "--verify", "--quiet", commit.strip() + ":./")
                    .isBlank()) {
                read.unpack(start(folder, "archive", "--format=tar", commit.strip()));
            }
            return read;
        } catch (IOException | RuntimeException e) {
            read.close();
            throw e;
        }
    }

    public Path folder() {
        return copy;
    }

    /** Returns true if the commit did not have the folder. */
    public boolean isEmpty() {
        return empty;
    }

    private void unpack(Process archive) throws IOException {
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(archive.getInputStream()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = copy.resolve(entry.getName()).normalize();
                if (entry.isFile() && target.startsWith(copy)) {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    empty = false;
                }
            }
            archive.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        if (exit(archive) != 0) {
            throw new IOException("git archive failed");
        }
    }

    /** What git answers; nothing if it fails. */
    private static String ask(Path folder, String... arguments) throws IOException {
        Process git = start(folder, arguments);
        try (InputStream out = git.getInputStream()) {
            String answer = new String(out.readAllBytes(), UTF_8);
            return exit(git) == 0 ? answer : "";
        }
    }

    private static Process start(Path folder, String... arguments) throws IOException {
        var line = new ArrayList<>(List.of("git", "-C", folder.toString()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int exit(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git worked", e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
