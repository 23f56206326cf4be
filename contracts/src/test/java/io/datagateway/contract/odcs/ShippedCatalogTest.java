// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of each shipped contract are frozen in {@code rules}; {@code -Dgolden.update=true} writes them anew. */
class ShippedCatalogTest {

    private static ContractCatalog catalog;

    @BeforeAll
    static void load() throws InvalidCatalogException {
        catalog = OdcsCatalogLoader.load(Path.of("catalog"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales.orders:1.0.0", "sales.orders:2.1.0", "reference.types:1.0.0"})
    void hasExactlyTheRulesThatWereAgreed(String id) throws IOException {
        Path expected = Path.of("src", "test", "resources", "rules", id.replace(':', '-') + ".txt");
        List<String> rules = contract(id).rules().stream().map(RuleText::of).toList();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(expected.getParent());
            Files.write(expected, rules);
        }

        assertThat(rules).isEqualTo(Files.readAllLines(expected));
    }

    @Test
    void anOrderHasTheFieldsThatWereAgreedInTheirOrder() {
        Schema order = contract("sales.orders:2.1.0").schema();

        assertThat(order.getFullName()).isEqualTo("sales.orders.Order");
        assertThat(order.getFields())
                .map(field -> field.name() + " " + field.schema().getType().getName())
                .containsExactly(
                        "order_id string",
                        "customer_id string",
                        "total_amount double",
                        "status string",
                        "created_at long");
        assertThat(order.getField("created_at").schema().getLogicalType().getName())
                .isEqualTo("timestamp-millis");
    }

    @Test
    void recordsAreKeyedByWhatTheyAreAbout() {
        assertThat(contract("sales.orders:2.1.0").primaryKey()).hasToString("[order_id]");
        assertThat(contract("reference.types:1.0.0").primaryKey()).hasToString("[sample_id, revision]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1.0.0"})
    void producersOfTheFirstVersionAreStillServed(String version) {
        assertThat(catalog.resolve("sales.orders", version))
                .contains(catalog.exact("sales.orders", "1.0.0").orElseThrow());
    }

    @Test
    void allContractsAreActive() {
        assertThat(catalog.contracts()).map(Contract::status).containsOnly(ContractStatus.ACTIVE);
    }

    private static Contract contract(String id) {
        return catalog.contracts().stream()
                .filter(contract -> contract.id().toString().equals(id))
                .findAny()
                .orElseThrow();
    }
}
