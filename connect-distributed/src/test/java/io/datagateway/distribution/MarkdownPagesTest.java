// SPDX-License-Identifier: Apache-2.0
package io.datagateway.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of what the tests of the documents rest on: broken links and long lines are found, and nothing else. */
class MarkdownPagesTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void aPageToLinkTo() throws Exception {
        page("docs/other.md", "# Other\n\n## What it is\n\n## What it is\n");
        page("LICENSE", "text");
    }

    private void page(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private MarkdownPages pages() throws IOException {
        return new MarkdownPages(folder, path -> true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/other.md",
                "docs/other.md#what-it-is",
                "docs/other.md#what-it-is-1",
                "./docs/../docs/other.md",
                "docs",
                "LICENSE",
                "#here",
                "https://example.com/nothing.md#nowhere"
            })
    void aLinkThatLeadsSomewhereIsSound(String destination) throws Exception {
        page("README.md", "# Here\n\n[text](" + destination + ")\n");

        assertThat(pages().brokenLinks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "other.md",
                "docs/other.md#what-it-was",
                "docs/other.md#what-it-is-2",
                "LICENSE#here",
                "#there",
                "../README.md",
                "/docs/other.md"
            })
    void aLinkThatLeadsNowhereIsNamedWithPageAndLine(String destination) throws Exception {
        page("README.md", "# Here\n\nsome\n[text](" + destination + ")\n");

        assertThat(pages().brokenLinks()).containsExactly("README.md:4: " + destination);
    }

    @Test
    void linksInTablesListsAndReferencesCount() throws Exception {
        page("README.md", """
                | a |
                |---|
                | [text](one.md) |

                - [text](two.md)

                [text][three], ![picture](four.png), `[no](link.md)`

                ```
                [no](link.md)
                ```

                [three]: three.md
                """);

        assertThat(pages().brokenLinks())
                .containsExactly(
                        "README.md:3: one.md", "README.md:5: two.md", "README.md:7: three.md", "README.md:7: four.png");
    }

    @ParameterizedTest
    @CsvSource({
        "Try it!, try-it",
        "To prove it: `bin/bench`, to-prove-it-binbench",
        "`a_b` and [c](docs/other.md), a_b-and-c",
        "Größe – 4.3, größe--43"
    })
    void aHeadingHasTheAnchorThatGitHubGivesIt(String heading, String anchor) throws Exception {
        page("README.md", "## " + heading + "\n");

        assertThat(pages().page("README.md").anchors()).containsExactly(anchor);
    }

    @Test
    void aPageThatNothingLinksToIsNotReached() throws Exception {
        page("README.md", "[text](docs/other.md#other)\n");
        page("lost.md", "[text](README.md)\n");

        assertThat(pages().reachedFrom("README.md")).containsExactly("README.md", "docs/other.md");
    }

    @Test
    void onlyProseMustBeWrapped() throws Exception {
        String words = "word ".repeat(30);
        page("README.md", """
                %1$s

                | %1$s |
                |---|
                | %1$s |

                ```
                %1$s
                ```

                https://example.com/%1$s
                """.formatted(words));

        assertThat(pages().page("README.md").linesLongerThan(120))
                .extracting(MarkdownPage.Line::number)
                .containsExactly(1);
    }

    @Test
    void theLinesOfAnExampleHaveTheirNumbers() throws Exception {
        page("README.md", "text\n\n```\nbin/one\nbin/two\n```\n\n    bin/three\n");

        assertThat(pages().page("README.md").examples())
                .containsExactly(
                        new MarkdownPage.Line(4, "bin/one"),
                        new MarkdownPage.Line(5, "bin/two"),
                        new MarkdownPage.Line(8, "bin/three"));
    }
}
