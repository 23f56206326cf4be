// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the documents in the unpacked archive, with nothing else at hand. */
class ArchiveDocumentsIT {

    private static final Pattern SHIPPED_PATH =
            Pattern.compile("(?<![\\w./-])(?:bin|config|jdbc-config)(?:/[\\w.-]+)+");

    @TempDir
    private static Path folder;

    private static Path unpacked;
    private static MarkdownPages pages;

    @BeforeAll
    static void unpackTheArchive() throws Exception {
        Process tar = new ProcessBuilder("tar", "-xzf", archive().toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        unpacked = folder.resolve("data-gateway");
        pages = new MarkdownPages(unpacked, path -> true);
    }

    private static Path archive() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("data-gateway-.*\\.tar\\.gz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatExist() {
        assertThat(pages.brokenLinks()).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        assertThat(pages.reachedFrom("README.md")).contains("docs/README.md").containsAll(pages.paths());
    }

    @Test
    void everyPathThatTheReadmeShowsExists() {
        List<String> paths = pages.page("README.md").examples().stream()
                .flatMap(line -> SHIPPED_PATH.matcher(line.text()).results().map(path -> path.group()))
                .toList();

        assertThat(paths)
                .contains("bin/gateway")
                .allSatisfy(path -> assertThat(unpacked.resolve(path)).exists());
    }

    @Test
    void theCatalogHoldsNoDocuments() throws Exception {
        try (Stream<Path> files = Files.walk(unpacked.resolve("contracts"))) {
            assertThat(files.map(Path::toString)).isNotEmpty().noneMatch(file -> file.endsWith(".md"));
        }
    }
}
