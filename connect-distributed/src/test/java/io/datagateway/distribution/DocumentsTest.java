// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the repository's documents: links hold, examples name what is there, and pages stay short. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");
    private static final int COLUMNS = 120;

    /** A path of the distribution in a line of an example, relative or where the documents unpack it. */
    private static final Pattern SHIPPED_PATH = Pattern.compile(
            "(?<![\\w./-])(?:/opt/data-gateway/|connect-distributed/)?((?:bin|config|jdbc-config)(?:/[\\w-][\\w.-]*)+)");

    private MarkdownPages pages;

    @BeforeEach
    void readThePages() throws Exception {
        pages = new MarkdownPages(ROOT, DocumentsTest::isPage);
    }

    /** Leaves out what the build wrote, the fixtures of tests, and the archive's own page, which is tested there. */
    private static boolean isPage(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                        .map(Path::toString)
                        .noneMatch(name -> name.equals("target") || name.startsWith("."))
                && !path.toString().contains("src/test/resources")
                && !path.toString().contains("src/main/assembly");
    }

    @Test
    void everyLinkLeadsToAFileAndAHeadingThatExist() {
        assertThat(pages.all()).hasSizeGreaterThan(20);
        assertThat(pages.brokenLinks()).isEmpty();
    }

    @Test
    void everyPageIsReachedFromTheReadme() {
        assertThat(pages.reachedFrom("README.md")).containsAll(pages.paths());
    }

    @Test
    void everyPathInAnExampleExists() {
        var missing = new ArrayList<String>();
        for (MarkdownPage page : pages.all()) {
            for (MarkdownPage.Line line : page.examples()) {
                SHIPPED_PATH
                        .matcher(line.text())
                        .results()
                        .map(path -> path.group(1))
                        .filter(path -> !Files.exists(inTheTree(path)))
                        .forEach(path -> missing.add(pages.path(page) + ":" + line.number() + ": " + path));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static Path inTheTree(String path) {
        return ROOT.resolve(path.startsWith("jdbc-config") ? "" : "connect-distributed")
                .resolve(path);
    }

    @Test
    void theReadmeHasAtMost150LinesAndThatOfAModuleAtMost80() throws Exception {
        assertThat(pages.page("README.md").lines()).hasSizeLessThanOrEqualTo(150);
        assertThat(modules())
                .hasSize(5)
                .allSatisfy(
                        module -> assertThat(pages.page(module + "/README.md").lines())
                                .as("%s", module)
                                .hasSizeLessThanOrEqualTo(80));
    }

    private static List<String> modules() throws Exception {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void noLineOfProseIsLongerThanAScreen() {
        var longer = new ArrayList<String>();
        for (MarkdownPage page : pages.all()) {
            page.linesLongerThan(COLUMNS)
                    .forEach(line -> longer.add(pages.path(page) + ":" + line.number() + ": " + line.text()));
        }
        assertThat(longer).isEmpty();
    }
}
