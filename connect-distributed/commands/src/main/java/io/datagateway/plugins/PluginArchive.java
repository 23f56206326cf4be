// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** A tar archive, gzipped or not, that holds a plugin in a folder of its own. */
record PluginArchive(Path file) {

    /** The types of entry that a file has. */
    private static final Set<Byte> FILES = Set.of(TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL);

    /**
     * Unpacks the files into the target, without the folder that they are in.
     *
     * @throws IOException if it is no such archive, or would reach out of the target by a path or a link
     */
    void unpack(Path target) throws IOException {
        boolean empty = true;
        try (var in = open()) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = inside(entry);
                if (entry.isDirectory() || name.isEmpty()) {
                    continue;
                }
                Path path = resolve(target, name);
                Files.createDirectories(path.getParent());
                try (OutputStream out = Files.newOutputStream(path)) {
                    in.transferTo(out);
                }
                empty = false;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("it is damaged", e);
        }
        if (empty) {
            throw new IOException("it holds no files in a folder");
        }
    }

    private TarArchiveInputStream open() throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        try {
            bytes.mark(2);
            byte[] signature = bytes.readNBytes(2);
            bytes.reset();
            boolean gzip = GzipCompressorInputStream.matches(signature, signature.length);
            return new TarArchiveInputStream(
                    gzip
                            ? GzipCompressorInputStream.builder()
                                    .setInputStream(bytes)
                                    .setDecompressConcatenated(true)
                                    .get()
                            : bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** The name of the entry less its first folder; empty for what is beside that folder. */
    private static String inside(TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        if (!entry.isDirectory() && !FILES.contains(entry.getLinkFlag())) {
            throw new IOException("it holds " + name + ", which is neither a file nor a folder");
        }
        if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
            throw new IOException("it holds " + name + ", which leads out of its folder");
        }
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(slash + 1);
    }

    private static Path resolve(Path target, String name) throws IOException {
        try {
            Path path = target.resolve(name).normalize();
            if (!path.startsWith(target) || path.equals(target)) {
                throw new IOException("it holds " + name + ", which leads out of its folder");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IOException("it holds a file whose name is not possible here", e);
        }
    }
}
