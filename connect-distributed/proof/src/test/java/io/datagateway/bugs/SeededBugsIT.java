// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bug that is not injected is not caught: its rules must fit the classes that are shipped. */
class SeededBugsIT {

    private static final Path BUGS = Path.of("bugs");
    private static final Path ROOT = Path.of("../..");
    private static final String CLASS_PATH = Stream.of(
                    Path.of("target/byteman/byteman.jar"),
                    ROOT.resolve("http-source-connector/target/classes"),
                    ROOT.resolve("http-source-connector/target/plugin-libs/*"),
                    ROOT.resolve("quality-smt/target/classes"),
                    ROOT.resolve("quality-smt/target/plugin-libs/*"),
                    Path.of("../kafka/target/libs/*"))
            .map(Path::toString)
            .reduce((left, right) -> left + ":" + right)
            .orElseThrow();

    static List<Path> rules() throws IOException {
        return files(".btm");
    }

    static List<Path> settings() throws IOException {
        return files("connectors.json");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleFitsTheShippedClasses(Path rules) throws Exception {
        assertThat(check(rules)).contains("TestScript: no errors");
    }

    @Test
    void aRuleForAMethodThatIsNotThereDoesNotFit(@TempDir Path folder) throws Exception {
        String sound = Files.readString(BUGS.resolve("answer-at-enqueue/bug.btm"));
        Path renamed =
                Files.writeString(folder.resolve("bug.btm"), sound.replace("$0.batch.confirm", "$0.batch.prove"));

        assertThat(check(renamed)).contains("type errors").doesNotContain("no errors");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyChangedSettingBelongsToAShippedConnector(Path settings) throws Exception {
        Map<String, Map<String, String>> changes =
                new ObjectMapper().readValue(settings.toFile(), new TypeReference<>() {});

        assertThat(changes.keySet())
                .isNotEmpty()
                .allSatisfy(connector -> assertThat(Path.of("../config/connectors", connector + ".json"))
                        .exists());
    }

    @Test
    void everyBugSaysThatItIsActive() throws IOException {
        for (Path rules : rules()) {
            String bug = rules.getParent().getFileName().toString();
            String kind = rules.endsWith("bug.btm") ? "BUG " : "PROVOCATION ";
            assertThat(rules).content().contains("traceln(\"" + kind + bug + " active\")");
        }
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.walk(BUGS)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** Returns the output of Byteman's own checker, run as a process, as it looks on its class path only. */
    private static String check(Path rules) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java, "-cp", CLASS_PATH, "org.jboss.byteman.check.TestScript", rules.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
