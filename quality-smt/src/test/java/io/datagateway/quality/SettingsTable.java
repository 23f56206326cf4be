// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tables of settings in the module's documents. Run the tests with {@code -Ddocs.update=true} to write them anew,
 * each in the place of the table with the same settings.
 */
public final class SettingsTable {

    /** The first two lines of each table. */
    public static final String HEAD = "| setting | default | what it does |\n|---|---|---|\n";

    private static final boolean UPDATE = Boolean.getBoolean("docs.update");
    private static final Pattern TABLE = Pattern.compile(Pattern.quote(HEAD) + "(?:\\|.*\n)+");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `([^`]+)` ");

    private SettingsTable() {}

    /** Checks that one of the documents has the table. */
    public static void check(String table) throws IOException {
        List<Path> documents = documents();
        if (UPDATE) {
            for (Path document : documents) {
                String text = Files.readString(document);
                Files.writeString(document, TABLE.matcher(text).replaceAll(found -> replacement(found.group(), table)));
            }
        }
        assertThat(documents)
                .as("documents with the table; -Ddocs.update=true writes it anew")
                .anySatisfy(document -> assertThat(document).content().contains(table));
    }

    private static String replacement(String found, String table) {
        return Matcher.quoteReplacement(settings(found).equals(settings(table)) ? table : found);
    }

    private static List<String> settings(String table) {
        return SETTING.matcher(table).results().map(MatchResult::group).toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.exists(Path.of("docs")) ? Files.walk(Path.of("docs")) : Stream.empty()) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            pages.filter(page -> page.toString().endsWith(".md")))
                    .toList();
        }
    }
}
