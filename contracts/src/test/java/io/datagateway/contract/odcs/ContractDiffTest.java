// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.diff.Bump;
import io.datagateway.contract.diff.CatalogGate;
import io.datagateway.contract.diff.Change;
import io.datagateway.contract.diff.ChangeKind;
import io.datagateway.contract.diff.FiledContract;
import io.datagateway.contract.diff.VersionStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each folder in {@code diff} is called like a kind of change and has a contract before and after, and
 * {@code expected.txt}, all that is said about the two. A schema that is missing is {@code row.avsc}; a document that is
 * missing describes the schema and nothing else. To write the texts anew, run with {@code -Dgolden.update=true} and
 * read the difference.
 */
class ContractDiffTest {

    private static final Path CASES = Path.of("src", "test", "resources", "diff");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyKindOfChangeIsFoundWithItsPlacesAndTheVersionThatItNeeds(ChangeKind kind) throws IOException {
        Path pair = CASES.resolve(kind.toString());
        Path expected = pair.resolve("expected.txt");
        List<String> found = compare(pair);
        if (Boolean.getBoolean("golden.update")) {
            Files.write(expected, found);
        }

        assertThat(found).isEqualTo(Files.readAllLines(expected));
        assertThat(found).anyMatch(line -> line.startsWith(kind + ": "));
    }

    @Test
    void everyPairIsOfAKind() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            assertThat(folders.filter(Files::isDirectory).map(pair -> String.valueOf(pair.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(ChangeKind.values())
                            .map(ChangeKind::toString)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void thePageHasItsRow(ChangeKind kind) throws IOException {
        String needs =
                kind.bump() == Bump.REFUSED ? "no version may" : kind.bump().toString();
        String row =
                "| `%s` | %s | %s | %s |\n".formatted(kind, needs, kind.leavesLine() ? "no" : "yes", kind.reason());

        assertThat(Files.readString(Path.of("docs", "compare-versions.md"))).contains(row);
    }

    private List<String> compare(Path pair) throws IOException {
        List<FiledContract> before = read(pair, "before");
        List<FiledContract> after = read(pair, "after");
        var lines = new ArrayList<String>();
        if (after.isEmpty()) {
            CatalogGate.deleted(before, after).forEach(change -> lines.add(line(change)));
            return lines;
        }
        VersionStep step = VersionStep.between(before.get(0), after.get(0));
        step.changes().forEach(change -> lines.add(line(change)));
        lines.add("least version " + step.least()
                + (step.isAllowed()
                        ? ", as given"
                        : ", given " + after.get(0).contract().version()));
        return lines;
    }

    private String line(Change change) {
        String places = " [" + change.before() + " -> " + change.after() + "]";
        return change + places.replace(folder + "/", "");
    }

    private List<FiledContract> read(Path pair, String side) throws IOException {
        Path document = pair.resolve(side + ".odcs.yaml");
        Path schema = pair.resolve(side + ".avsc");
        if (!Files.exists(document) && !Files.exists(schema)) {
            return List.of();
        }
        String avsc = Files.readString(Files.exists(schema) ? schema : CASES.resolve("row.avsc"));
        String yaml = Files.exists(document)
                ? Files.readString(document)
                : described(avsc, side.equals("before") ? "1.0.0" : "1.0.1");
        String stem = first("physicalName: (.*)", yaml) + "-" + first("version: (.*)", yaml);
        Path target = Files.createDirectory(folder.resolve(side));
        Files.writeString(target.resolve(stem + ".avsc"), avsc);
        Path written = Files.writeString(target.resolve(stem + ".odcs.yaml"), yaml);
        FiledContracts contracts = FiledContracts.readDocument(written);
        assertThat(contracts.issues()).isEmpty();
        return contracts.contracts();
    }

    private static String first(String pattern, String text) {
        return Pattern.compile("^ *" + pattern + "$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The least document of a schema. */
    private static String described(String avsc, String version) {
        var document = new StringBuilder("""
                apiVersion: v3.1.0
                kind: DataContract
                id: t
                version: %s
                status: active
                schema:
                  - name: row
                    physicalName: t
                    logicalType: object
                    properties:
                """.formatted(version));
        for (Schema.Field field : new Schema.Parser().parse(avsc).getFields()) {
            property(document.append("      - "), field.name(), field.schema());
        }
        return document.toString();
    }

    private static void property(StringBuilder document, String name, Schema schema) {
        String type = FieldType.of(schema).kind().logicalType();
        String items = schema.getType() == Schema.Type.ARRAY ? ", items: {name: item, logicalType: integer}" : "";
        document.append("{name: ").append(name);
        document.append(type.isEmpty() ? "" : ", logicalType: " + type)
                .append(items)
                .append("}\n");
    }
}
