// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder in {@code odcs} is a catalog with mistakes, and {@code expected-issues.txt} all that is said about them.
 * To write those files anew, run with {@code -Dgolden.update=true} and read the difference.
 */
class CatalogIssuesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "odcs");

    @ParameterizedTest
    @MethodSource("cases")
    void everyMistakeIsReportedAtOnceWithItsPlaceAndRemedy(String name) throws IOException {
        Path folder = CASES.resolve(name);
        Path expected = folder.resolve("expected-issues.txt");
        List<String> issues = issues(folder);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, issues);
        }

        assertThat(issues).isEqualTo(Files.readAllLines(expected));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> issues(Path folder) {
        List<ContractIssue> issues = OdcsCatalogLoader.read(folder).issues();
        assertThat(issues).as("nothing is wrong with " + folder).isNotEmpty();
        return issues.stream()
                .map(issue ->
                        new ContractIssue(folder.relativize(issue.file()), issue.line(), issue.path(), issue.message()))
                .map(issue -> issue.toString().replace('\\', '/'))
                .toList();
    }
}
