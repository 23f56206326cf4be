// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCatalogTest {

    private static final Path SHIPPED = Path.of("../../contracts/catalog");

    @Test
    void itHasTheShippedContractsAndThoseOfTheParts(@TempDir Path folder) throws IOException {
        new BenchCatalog(SHIPPED, folder.resolve("catalog")).write();

        assertThat(folder.resolve("catalog/sales.orders/sales.orders-2.1.0.odcs.yaml"))
                .exists();
        assertThat(folder.resolve("catalog/bench.twenty/bench.twenty-1.0.0.odcs.yaml"))
                .exists();
        Path wide = folder.resolve("catalog/bench.wide/bench.wide-1.0.0.avsc");
        assertThat(new ObjectMapper().readTree(Files.readString(wide)).path("fields"))
                .hasSize(100);
    }

    @Test
    void contractsDifferInTheirRulesOnly() {
        assertThat(RuleContract.NONE.document("a.b", "1.0.0"))
                .contains("id: a.b", "version: 1.0.0")
                .doesNotContain("logicalTypeOptions", "quality");
        assertThat(RuleContract.FIVE.document("a.b", "1.0.0"))
                .contains("logicalTypeOptions: {minLength: 1, maxLength: 64}", "{id: status_0, metric: invalidValues")
                .doesNotContain("language: cel");
        assertThat(RuleContract.EXPRESSIONS.document("a.b", "1.0.0"))
                .containsPattern("(?s)language: cel.*language: cel");
    }
}
