// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The loader gives a catalog or a list of issues, whatever is in the files: it throws nothing else. */
class CatalogLoaderProperties {

    private static final WrittenContract ORDERS = new WrittenContract("sales.orders", "2.1.0");
    private static final WrittenContract REFERENCE = new WrittenContract("reference.types", "1.0.0");

    private static Path catalog;

    @BeforeContainer
    static void makeFolders() throws IOException {
        catalog = Files.createTempDirectory("catalog");
    }

    @AfterContainer
    static void removeFolders() throws IOException {
        Files.delete(catalog);
    }

    @Property(tries = 200)
    void arbitraryBytesAreADocumentOrAnIssue(@ForAll byte[] bytes) throws IOException {
        ORDERS.load(bytes, ORDERS.schema());
    }

    @Property(tries = 100)
    void arbitraryBytesAreASchemaOrAnIssue(@ForAll byte[] bytes) throws IOException {
        ORDERS.load(ORDERS.document(), bytes);
    }

    @Property(tries = 100)
    void aDocumentWithAMistakeIsReadOrAnIssue(@ForAll("mistakes") Mistake mistake) throws IOException {
        REFERENCE.load(mistake.in(REFERENCE.document()), REFERENCE.schema());
    }

    @Property(tries = 100)
    void aSchemaWithAMistakeIsReadOrAnIssue(@ForAll("mistakes") Mistake mistake) throws IOException {
        ORDERS.load(ORDERS.document(), mistake.in(ORDERS.schema()));
    }

    @Provide
    Arbitrary<Mistake> mistakes() {
        Arbitrary<String> words = Arbitraries.of(
                "", "0", "-1", "null", "true", "[]", "{}", "\n", " ", ":", "- ", "\"", "1e9999", ".nan", "*a",
                "string");
        return Combinators.combine(
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        words)
                .as(Mistake::new);
    }

    /** Some characters of a text, from anywhere between 0 and 1 of its length, are replaced by others. */
    record Mistake(double from, int length, String by) {

        byte[] in(byte[] utf8) {
            String text = new String(utf8, StandardCharsets.UTF_8);
            int start = (int) (from * text.length());
            String rest = text.substring(Math.min(text.length(), start + length));
            return (text.substring(0, start) + by + rest).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A contract that is shipped. */
    private record WrittenContract(String topic, String version) {

        byte[] document() throws IOException {
            return Files.readAllBytes(file(Path.of("catalog"), ".odcs.yaml"));
        }

        byte[] schema() throws IOException {
            return Files.readAllBytes(file(Path.of("catalog"), ".avsc"));
        }

        /** Loads a catalog of this contract alone, with other content. */
        void load(byte[] document, byte[] schema) throws IOException {
            Path folder = Files.createDirectory(catalog.resolve(topic));
            Files.write(file(catalog, ".odcs.yaml"), document);
            Files.write(file(catalog, ".avsc"), schema);
            try {
                CatalogReading reading = OdcsCatalogLoader.read(catalog);
                boolean usable = reading.catalog().unavailable().isEmpty();
                assertThat(reading.catalog().contracts()).hasSize(usable ? 1 : 0);
                assertThat(usable || !reading.issues().isEmpty()).isTrue();
                assertThat(reading.issues()).allSatisfy(issue -> {
                    assertThat(issue.line()).isPositive();
                    assertThat(issue.message()).isNotBlank().doesNotContain("\n", "report this");
                });
            } finally {
                for (Path path : List.of(file(catalog, ".odcs.yaml"), file(catalog, ".avsc"), folder)) {
                    Files.delete(path);
                }
            }
        }

        private Path file(Path catalog, String ending) {
            return catalog.resolve(topic).resolve(topic + "-" + version + ending);
        }
    }
}
