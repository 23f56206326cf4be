// SPDX-License-Identifier: Apache-2.0
package io.datagateway.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginArchiveTest {

    private static final String LONG = "n".repeat(150);

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void target() throws IOException {
        target = Files.createDirectory(folder.resolve("target"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theFilesInItsFolderAreUnpackedGzippedOrNot(boolean gzip) throws Exception {
        Path archive = archive(
                gzip, directory("orders/"), file("orders/a.jar"), file("orders/lib/" + LONG + ".jar"), file("README"));

        new PluginArchive(archive).unpack(target);

        assertThat(unpacked()).containsExactly("a.jar", "lib/" + LONG + ".jar");
        assertThat(target.resolve("a.jar")).hasContent("content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders/../../escaped", "../escaped", "orders/..", "orders/.", "orders/lib/../../../escaped"})
    void aPathThatLeadsOutIsRefused(String name) throws Exception {
        Path archive = archive(true, file("orders/a.jar"), file(name));

        assertThatThrownBy(() -> new PluginArchive(archive).unpack(target)).isInstanceOf(IOException.class);
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void anAbsolutePathIsRefused() throws Exception {
        var entry = new TarArchiveEntry(folder.resolve("escaped").toString(), true);
        entry.setSize("content".length());
        Path archive = archive(true, file("orders/a.jar"), entry);

        assertThatThrownBy(() -> new PluginArchive(archive).unpack(target)).hasMessageContaining("leads out");
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void whatIsNeitherAFileNorAFolderIsRefused(byte type) throws Exception {
        var link = new TarArchiveEntry("orders/lib", type);
        link.setLinkName(folder.toString());
        Path archive = archive(true, link, file("orders/lib/escaped"));

        assertThatThrownBy(() -> new PluginArchive(archive).unpack(target))
                .hasMessage("it holds orders/lib, which is neither a file nor a folder");
        assertThat(folder.resolve("escaped")).doesNotExist();
        assertThat(unpacked()).isEmpty();
    }

    @Test
    void anArchiveWithoutFilesInAFolderIsRefused() throws Exception {
        Path archive = archive(true, directory("orders/"), file("README"));

        assertThatThrownBy(() -> new PluginArchive(archive).unpack(target)).hasMessageContaining("holds no files");
    }

    @Test
    void aTruncatedArchiveIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(archive(true, file("orders/a.jar"), file("orders/b.jar")));
        Path archive = folder.resolve("truncated.tar.gz");
        for (int length : new int[] {0, 1, 2, 20, whole.length / 2, whole.length - 9}) {
            Files.write(archive, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> new PluginArchive(archive).unpack(target))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    private static TarArchiveEntry file(String name) {
        var entry = new TarArchiveEntry(name);
        entry.setSize("content".length());
        return entry;
    }

    private static TarArchiveEntry directory(String name) {
        return new TarArchiveEntry(name);
    }

    private Path archive(boolean gzip, TarArchiveEntry... entries) throws IOException {
        Path archive = folder.resolve("orders.archive");
        OutputStream file = Files.newOutputStream(archive);
        try (var out = new TarArchiveOutputStream(gzip ? new GZIPOutputStream(file) : file)) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (TarArchiveEntry entry : entries) {
                out.putArchiveEntry(entry);
                if (entry.getSize() > 0) {
                    out.write("content".getBytes(UTF_8));
                }
                out.closeArchiveEntry();
            }
        }
        return archive;
    }

    private List<String> unpacked() throws IOException {
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> target.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
