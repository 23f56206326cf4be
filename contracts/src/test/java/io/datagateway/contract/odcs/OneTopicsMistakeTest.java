// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mistake in the files of sales.orders leaves reference.types as it was. */
class OneTopicsMistakeTest {

    private static final String ORDERS = "sales.orders";
    private static final String TYPES = "reference.types";
    private static final Path SHIPPED = Path.of("catalog");

    @TempDir
    Path folder;

    @BeforeEach
    void copyContracts() throws IOException {
        for (String topic : List.of(ORDERS, TYPES)) {
            Files.createDirectory(folder.resolve(topic));
            try (Stream<Path> files = Files.list(SHIPPED.resolve(topic))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(topic).resolve(file.getFileName()));
                }
            }
        }
    }

    @Test
    void aBrokenVersionMakesAllVersionsOfItsTopicUnavailableWithThePlace() throws Exception {
        change(ORDERS, "sales.orders-1.0.0.odcs.yaml", "status: ", "status: sleepy-");

        ContractCatalog catalog = OdcsCatalogLoader.load(folder);

        assertOnlyOrdersAreUnavailable(catalog, "sales.orders-1.0.0.odcs.yaml:");
        assertThat(catalog.exact(ORDERS, "2.1.0")).isEmpty();
    }

    @Test
    void aSchemaThatIsMissingIsItsTopicsProblem() throws Exception {
        Files.delete(folder.resolve(ORDERS).resolve("sales.orders-2.1.0.avsc"));

        assertOnlyOrdersAreUnavailable(OdcsCatalogLoader.load(folder), "sales.orders-2.1.0.avsc:1: is missing");
    }

    @Test
    void aFileThatIsNamedWronglyIsItsTopicsProblem() throws Exception {
        Files.writeString(folder.resolve(ORDERS).resolve("orders.odcs.yaml"), "");

        assertOnlyOrdersAreUnavailable(OdcsCatalogLoader.load(folder), "orders.odcs.yaml:1: is not called");
    }

    @Test
    void aFileBesideTheFoldersIsTheProblemOfTheTopicInItsName() throws Exception {
        Files.writeString(folder.resolve("sales.orders-3.0.0.odcs.yaml"), "");

        assertOnlyOrdersAreUnavailable(OdcsCatalogLoader.load(folder), "is not in the folder of its topic");
    }

    @Test
    void aFolderThatIsNoTopicStopsNoTopic() throws Exception {
        Files.createDirectory(folder.resolve("sales.orders.raw"));

        ContractCatalog catalog = OdcsCatalogLoader.load(folder);

        assertThat(catalog.resolve(ORDERS, "2")).isPresent();
        assertThat(catalog.unavailable("sales.orders.raw")).isPresent();
    }

    @Test
    void anIdThatTwoTopicsHaveStopsNeitherAndIsReported() throws Exception {
        String id = Files.readAllLines(folder.resolve(TYPES).resolve("reference.types-1.0.0.odcs.yaml")).stream()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow();
        for (String version : List.of("1.0.0", "2.1.0")) {
            change(ORDERS, "sales.orders-" + version + ".odcs.yaml", "(?m)^id: .*$", id);
        }

        CatalogReading reading = OdcsCatalogLoader.read(folder);

        assertThat(reading.catalog().unavailable()).isEmpty();
        assertThat(reading.catalog().resolve(ORDERS, "2")).isPresent();
        assertThat(reading.issues()).isNotEmpty();
        assertThat(reading.issues())
                .allSatisfy(issue -> assertThat(issue.path()).isEqualTo("id"));
    }

    @Test
    void aPathWithoutOneContractIsRefused() throws Exception {
        Path parent = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> OdcsCatalogLoader.load(parent))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("has no contract in it");
        assertThatThrownBy(() -> OdcsCatalogLoader.load(folder.resolve(ORDERS)))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("is not in the folder of its topic");
        assertThatThrownBy(() -> OdcsCatalogLoader.load(folder.resolve("nowhere")))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("cannot be listed");
    }

    private static void assertOnlyOrdersAreUnavailable(ContractCatalog catalog, String reason) {
        assertThat(catalog.unavailable()).singleElement().satisfies(topic -> {
            assertThat(topic.topic()).isEqualTo(ORDERS);
            assertThat(topic.problems()).isNotEmpty();
            assertThat(String.join("\n", topic.problems())).contains(reason);
        });
        assertThat(catalog.contracts()).extracting(Contract::topic).containsOnly(TYPES);
        assertThat(catalog.resolve(TYPES, "1.0.0")).isPresent();
    }

    private void change(String topic, String name, String pattern, String replacement) throws IOException {
        Path file = folder.resolve(topic).resolve(name);
        Files.writeString(file, Files.readString(file).replaceFirst(pattern, replacement));
    }
}
