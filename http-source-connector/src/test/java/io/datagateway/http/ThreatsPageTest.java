// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats names a test in every row that has an answer, and each exists. */
class ThreatsPageTest {

    private static final Path PAGE = Path.of("docs/threats.md");
    private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)?\\.?([a-z]\\w+…?)?`");

    @Test
    void eachRowNamesTestsThatExist() throws IOException {
        var missing = new ArrayList<String>();
        for (String row : rows()) {
            String tests = row.substring(row.lastIndexOf(" | "));
            assertThat(NAME.matcher(tests).find() || tests.contains("by hand") || row.contains(" | nothing"))
                    .as(row)
                    .isTrue();
            String source = "";
            for (MatchResult name : NAME.matcher(tests).results().toList()) {
                source = name.group(1) == null ? source : sourceOf(name.group(1));
                if (!has(source, name.group(2))) {
                    missing.add(name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE, UTF_8).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what can be tried"))
                .toList();
    }

    private static boolean has(String source, String method) {
        return !source.isEmpty()
                && (method == null
                        || source.contains(" " + method.replace("…", "") + (method.endsWith("…") ? "" : "(")));
    }

    /** Returns the source of a test class; empty if there is none. */
    private static String sourceOf(String className) throws IOException {
        for (String module : List.of(".", "../contracts", "../connect-distributed")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
                var file =
                        files.filter(path -> path.endsWith(className + ".java")).findFirst();
                if (file.isPresent()) {
                    return Files.readString(file.get());
                }
            }
        }
        return "";
    }
}
