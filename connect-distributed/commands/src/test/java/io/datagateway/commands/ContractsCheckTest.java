// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsCheckTest {

    private static final Path ORDERS = Path.of("../../contracts/catalog/sales.orders");
    private static final String ENUM = "{\"type\":\"enum\",\"name\":\"Level\",\"symbols\":[\"JUNIOR\",\"SENIOR\"]}";
    private static final String REORDERED = ENUM.replace("\"JUNIOR\"", "\"INTERN\",\"JUNIOR\"");

    @TempDir
    private Path folder;

    private Path catalog = Path.of("");

    @BeforeEach
    void aCatalogWithOneVersion() throws IOException {
        catalog = folder.resolve("repo/contracts");
        write("1.0.0", "active", ENUM);
    }

    @Test
    void aPatchThatChangesWhatBytesMeanIsRefused() throws Exception {
        Path before = copy();
        write("1.0.1", "active", REORDERED);

        GatewayRun run = check(before.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out())
                .contains("staff:1.0.1 after staff:1.0.0 needs version 2.0.0 at least: refused\n")
                .containsPattern("refused  enum-symbol-order: level has .*\\(minor: .*staff-1\\.0\\.1\\.avsc:1\\n");
    }

    @Test
    void aVersionThatIsLargeEnoughIsAllowedAndSaysWhatItLeavesBehind() throws Exception {
        Path before = copy();
        write("2.0.0", "active", REORDERED);

        GatewayRun run = check(before.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("staff:2.0.0 after staff:1.0.0", "allowed", "its bytes mean something else");
    }

    @Test
    void whatWasReleasedCannotBeEditedButForItsTextsAndItsStatusForwards() throws Exception {
        Path before = copy();
        write("1.0.0", "deprecated", ENUM);
        assertThat(check(before.toString()).exit()).isZero();

        write("1.0.0", "deprecated", REORDERED);
        GatewayRun run = check(before.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("staff:1.0.0 was released and has been edited:", "status-forward");
    }

    @Test
    void whatWasReleasedCannotBeDeletedBeforeItIsRetired() throws Exception {
        write("1.1.0", "active", ENUM);
        Path before = copy();
        Files.delete(catalog.resolve("staff/staff-1.0.0.odcs.yaml"));
        Files.delete(catalog.resolve("staff/staff-1.0.0.avsc"));

        GatewayRun run = check(before.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).contains("refused  version-deleted: staff:1.0.0 is gone");
    }

    @Test
    void aChangeIsFoundThatTwoVersionsHideFromEachOther() throws Exception {
        write("1.1.0", "active", "\"string\"");
        Path before = copy();
        write("1.1.1", "active", ENUM);

        assertThat(check(before.toString()).out())
                .contains("staff:1.1.1 after staff:1.1.0 needs version 2.0.0 at least: refused");
    }

    @Test
    void aRevisionOfGitIsComparedWithTheWorkingTree() throws Exception {
        Path repository = folder.resolve("repo");
        git(repository, "init", "-q");
        git(repository, "add", ".");
        git(repository, "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "-m", "first");
        write("1.0.1", "active", REORDERED);

        GatewayRun run = check("HEAD", "--output", "json");

        assertThat(run.exit()).isEqualTo(2);
        JsonNode step = new JsonMapper().readTree(run.out()).path("contracts").path(0);
        assertThat(step.path("least").asText()).isEqualTo("2.0.0");
        assertThat(step.path("changes").path(0).path("before").path("file").asText())
                .isEqualTo("HEAD:" + catalog + "/staff/staff-1.0.0.avsc");
        assertThat(check("no-such-branch").err())
                .contains("is neither a folder nor a revision")
                .hasLineCount(1);
        assertThat(check("--output=HEAD").exit()).isEqualTo(2);
    }

    @Test
    void sarifNamesTheLineOfEachChange() throws Exception {
        Path before = copy();
        write("1.0.1", "active", REORDERED);
        Path sarif = folder.resolve("gate.sarif");

        check(before.toString(), "--sarif", sarif.toString());

        JsonNode run = new JsonMapper().readTree(sarif.toFile()).path("runs").path(0);
        assertThat(run.path("tool").path("driver").path("rules").findValuesAsText("id"))
                .contains("enum-symbol-order");
        assertThat(run.path("results").findValuesAsText("level")).contains("error");
        assertThat(run.path("results").findValuesAsText("uri")).contains(catalog + "/staff/staff-1.0.1.avsc");
        assertThat(run.path("results").findValues("startLine")).isNotEmpty();
    }

    @Test
    void aContractWithAMistakeIsToldAndNotCompared() throws Exception {
        Path before = copy();
        Files.writeString(catalog.resolve("staff/staff-1.0.0.odcs.yaml"), "status: sleeping\n");

        GatewayRun run = check(before.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("staff-1.0.0.odcs.yaml:1: ").doesNotContain("version-deleted");
    }

    @Test
    void nothingToCompareWithIsAWrongArgument() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThat(check(empty.toString()).exit()).isEqualTo(2);
        assertThat(check("https://gateway:8443").err()).contains("a running gateway");
    }

    @Test
    void twoVersionsAreCompared() {
        GatewayRun run = GatewayRun.of(
                "contracts",
                "diff",
                ORDERS.resolve("sales.orders-1.0.0.odcs.yaml").toString(),
                ORDERS.resolve("sales.orders-2.1.0.odcs.yaml").toString());

        assertThat(run.out()).contains("sales.orders:2.1.0 after sales.orders:1.0.0 needs version 2.0.0 at least");
        assertThat(run.exit()).isZero();
    }

    private GatewayRun check(String against, String... more) {
        List<String> line = List.of("contracts", "check", catalog.toString(), "--against", against);
        return GatewayRun.of(Stream.concat(line.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private Path copy() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("before/staff"));
        try (Stream<Path> files = Files.list(catalog.resolve("staff"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy.getParent();
    }

    private void write(String version, String status, String type) throws IOException {
        Path topic = Files.createDirectories(catalog.resolve("staff"));
        Files.writeString(
                topic.resolve("staff-" + version + ".avsc"),
                "{\"type\":\"record\",\"name\":\"Staff\",\"fields\":[{\"name\":\"level\",\"type\":" + type + "}]}");
        Files.writeString(topic.resolve("staff-" + version + ".odcs.yaml"), """
                apiVersion: v3.1.0
                kind: DataContract
                id: staff
                version: %s
                status: %s
                schema:
                  - name: staff
                    physicalName: staff
                    logicalType: object
                    properties:
                      - {name: level, logicalType: string}
                """.formatted(version, status));
    }

    private static void git(Path folder, String... arguments) throws Exception {
        List<String> line = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    }
}
