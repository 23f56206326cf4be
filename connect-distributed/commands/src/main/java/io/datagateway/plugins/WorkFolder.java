// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for one installation, deleted afterwards, also if the program is interrupted. */
final class WorkFolder implements AutoCloseable {

    private final Path path;
    private final Thread atExit = new Thread(this::deleteAtExit, "delete-work-folder");

    /** @param directory in which it is made: a move within one file system is atomic */
    WorkFolder(Path directory) throws IOException {
        path = Files.createTempDirectory(directory, ".gateway-install.");
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program ends already, and the hook finds nothing.
        }
    }

    private void deleteAtExit() {
        try {
            delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private void delete() throws IOException {
        if (Files.exists(path)) {
            Files.walkFileTree(path, new Deletion());
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
