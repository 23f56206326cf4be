// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPathsTest {

    @TempDir
    Path folder;

    private Path allowed;
    private Path outside;

    @BeforeEach
    void write() throws IOException {
        allowed = Files.createDirectory(folder.resolve("allowed"));
        Files.writeString(allowed.resolve("file"), "secret");
        outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("file"), "secret");
        System.setProperty(AllowedPaths.PROPERTY, allowed + "," + folder.resolve("other"));
    }

    @AfterEach
    void clear() {
        System.clearProperty(AllowedPaths.PROPERTY);
    }

    @Test
    void withoutThePropertyEveryPathIsAllowed() {
        System.clearProperty(AllowedPaths.PROPERTY);

        assertThat(problem(outside.resolve("file"))).isEmpty();
    }

    @Test
    void aPathBelowIsLookedAtAsBefore() {
        assertThat(problem(allowed.resolve("file"))).isEmpty();
        assertThat(problem(allowed.resolve("none"))).contains("is not a file that can be read here");
        assertThat(problem(folder.resolve("other/none"))).contains("is not a file that can be read here");
        assertThat(LooksTest.problem(PathLook.folder("a", Map.of("a", allowed.toString()))))
                .isEmpty();
    }

    @Test
    void ofAPathElsewhereNobodyLearnsWhetherItExists() {
        String there = problem(outside.resolve("file"));

        assertThat(there).contains("outside", AllowedPaths.PROPERTY).doesNotContain(folder.toString());
        for (Path other : List.of(outside.resolve("none"), outside, folder.resolve("allowed2"), Path.of("/"))) {
            assertThat(problem(other)).as("%s", other).isEqualTo(there);
        }
        assertThat(LooksTest.problem(PathLook.fileOrFolder("a", Map.of("a", "/proc/self/environ"))))
                .isEqualTo(there);
        assertThat(LooksTest.problem(KeyStoreLook.of("a.", Map.of("a.ssl.keystore.location", outside + "/file"))))
                .contains("outside");
    }

    @Test
    void aLinkThatLeadsElsewhereIsRefusedWhateverIsThere() throws Exception {
        Files.createSymbolicLink(allowed.resolve("link"), outside.resolve("file"));
        Files.createSymbolicLink(allowed.resolve("broken"), outside.resolve("none"));
        Files.createSymbolicLink(allowed.resolve("folder"), outside);
        Files.createSymbolicLink(allowed.resolve("inside"), allowed.resolve("file"));

        for (String link : List.of("link", "broken", "folder/file", "folder/none")) {
            assertThat(problem(allowed.resolve(link))).as(link).contains("outside");
        }
        assertThat(problem(allowed.resolve("inside"))).isEmpty();
    }

    @Test
    void anAllowedPathMayBeALinkItself() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), allowed);
        System.setProperty(AllowedPaths.PROPERTY, link.toString());

        assertThat(problem(link.resolve("file"))).isEmpty();
        assertThat(problem(outside.resolve("file"))).contains("outside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/a/../b", "/,", "/\0"})
    void aPropertyThatNamesNoPathsAllowsNone(String property) {
        System.setProperty(AllowedPaths.PROPERTY, property);

        assertThat(problem(allowed.resolve("file"))).contains("may name no path", AllowedPaths.PROPERTY);
    }

    @Test
    void aStartIsToldOfEverySettingThatNamesAPathElsewhere() {
        Map<String, String> settings = Map.of(
                "a", outside + "/file",
                "b", allowed + "/file",
                "c", "${env:CERTS}/ca.crt",
                "d", "relative",
                "e", "");

        assertThat(AllowedPaths.issues(Stream.of("a", "b", "c", "d", "e", "f"), settings))
                .extracting(SettingIssue::key)
                .containsExactly("a", "d");
    }

    private static String problem(Path path) {
        return LooksTest.problem(PathLook.file("a", Map.of("a", path.toString())));
    }
}
