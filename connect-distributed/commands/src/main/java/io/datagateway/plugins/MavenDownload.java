// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The {@code mvn} command, with the repositories that this machine has configured for it. */
final class MavenDownload implements ArchiveSource {

    private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";

    private final String searchPath;
    private final Consumer<String> log;

    /**
     * @param searchPath folders to look for {@code mvn} in, as in the variable {@code PATH}
     * @param log takes the lines that Maven prints
     */
    MavenDownload(String searchPath, Consumer<String> log) {
        this.searchPath = searchPath;
        this.log = log;
    }

    @Override
    public Path fetch(ListedPlugin plugin, Path work) throws NotFetchedException {
        Path maven = maven().orElseThrow(() -> NotFetchedException.from(plugin, "there is no mvn on the PATH"));
        // In the work folder, so that Maven finds no project.
        var command = new ProcessBuilder(
                        maven.toString(),
                        "-B",
                        "-q",
                        COPY,
                        "-Dartifact=" + plugin.source(),
                        "-DoutputDirectory=" + work)
                .directory(work.toFile())
                .redirectErrorStream(true);
        try {
            int exit = run(command);
            Path archive = work.resolve(plugin.archiveName());
            if (exit != 0 || !Files.isRegularFile(archive)) {
                throw NotFetchedException.from(plugin, "mvn ended with " + exit);
            }
            return archive;
        } catch (NotFetchedException e) {
            throw e;
        } catch (IOException e) {
            throw NotFetchedException.from(plugin, "mvn: " + e.getMessage());
        }
    }

    private Optional<Path> maven() {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, "mvn"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private int run(ProcessBuilder command) throws IOException {
        Process process = command.start();
        process.getOutputStream().close();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(log);
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
