// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the files and folders that settings name. */
public final class PathLook {

    /** Greatest size in bytes of a file with keys, certificates or lists of them. */
    private static final long MAX_SIZE = 64L * 1024 * 1024;

    private static final String EVERYWHERE =
            " Check that it is there, and that the worker may read it, on every worker.";

    private PathLook() {}

    /** Returns a look at a file, if the setting has a value that is known here. */
    public static Stream<Look> file(String key, Map<String, String> settings) {
        return look(key, settings, PathLook::file);
    }

    /** Returns a look at a folder, if the setting has a value that is known here. */
    public static Stream<Look> folder(String key, Map<String, String> settings) {
        return look(key, settings, PathLook::folder);
    }

    /** Returns a look at what is either, if the setting has a value that is known here. */
    public static Stream<Look> fileOrFolder(String key, Map<String, String> settings) {
        return look(key, settings, path -> Files.isDirectory(path) ? folder(path) : file(path));
    }

    private static Stream<Look> look(String key, Map<String, String> settings, PathTest test) {
        return path(key, settings).map(path -> Look.of(key, () -> problem(path, test)));
    }

    /** A value with a placeholder is not known: only a worker can fill it in. */
    static Stream<String> path(String key, Map<String, String> settings) {
        return Stream.ofNullable(settings.get(key)).filter(path -> !path.isEmpty() && !path.contains("${"));
    }

    private interface PathTest {
        Optional<String> problem(Path path) throws IOException;
    }

    /** Returns what is wrong with a path to a file; empty if nothing is. */
    static Optional<String> fileProblem(String path) throws IOException {
        return problem(path, PathLook::file);
    }

    private static Optional<String> problem(String path, PathTest test) throws IOException {
        Optional<String> wrong = shape(path).or(() -> AllowedPaths.ofWorker().problem(path));
        return wrong.isPresent() ? wrong : test.problem(Path.of(path));
    }

    private static Optional<String> shape(String text) {
        try {
            Path path = Path.of(text);
            return path.isAbsolute() && path.equals(path.normalize())
                    ? Optional.empty()
                    : Optional.of("must be an absolute path without . and .., as workers may run in other folders.");
        } catch (InvalidPathException e) {
            return Optional.of("is not a path.");
        }
    }

    private static Optional<String> file(Path path) throws IOException {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            return Optional.of("is not a file that can be read here." + EVERYWHERE);
        }
        return Files.size(path) > MAX_SIZE
                ? Optional.of("names a file of more than " + MAX_SIZE + " bytes. Name another.")
                : Optional.empty();
    }

    private static Optional<String> folder(Path path) throws IOException {
        if (!Files.isDirectory(path) || !Files.isReadable(path)) {
            return Optional.of("is not a folder that can be read here." + EVERYWHERE);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.findAny().isPresent() ? Optional.empty() : Optional.of("is an empty folder.");
        }
    }
}
