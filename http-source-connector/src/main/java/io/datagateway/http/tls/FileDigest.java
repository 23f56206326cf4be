// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Digest of files, to see changes. It is of their content: a copy or a mounted secret may keep the old file's time. */
final class FileDigest {

    private final MessageDigest digest;

    private FileDigest(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(List<Path> paths) {
        try {
            var files = new FileDigest(MessageDigest.getInstance("SHA-256"));
            paths.forEach(files::add);
            return HexFormat.of().formatHex(files.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void add(Path path) {
        try {
            for (Path file : filesAt(path)) {
                byte[] content = Files.readAllBytes(file);
                label(file + " " + content.length);
                digest.update(content);
            }
        } catch (IOException e) {
            // Missing is a content like any other; loading says what is wrong.
            label(path + " " + e.getClass().getName());
        }
    }

    /** Returns the file; of a folder, the files in it, but for hidden ones, by which mounted secrets are swapped. */
    static List<Path> filesAt(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void label(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }
}
