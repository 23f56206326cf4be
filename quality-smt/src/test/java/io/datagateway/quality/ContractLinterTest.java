// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractLinterTest {

    private static final Path CATALOG = Path.of("../contracts/catalog");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, UTF_8);

    @Test
    void theShippedContractsAreSound() {
        assertThat(ContractLinter.lint(CATALOG, out)).isTrue();
        assertThat(printed.toString(UTF_8)).contains("sales.orders:2.1.0 (active)");
    }

    @Test
    void anExpressionThatIsNotBooleanIsToldWithItsRule() throws Exception {
        copyOrders("this.status != 'cancelled' || this.total_amount == 0.0", "this.status");

        assertThat(ContractLinter.lint(folder, out)).isFalse();
        assertThat(printed.toString(UTF_8)).contains("sales.orders:2.1.0", "cancelled_is_free");
    }

    @Test
    void aFileThatIsNotAContractIsToldWithItsLine() throws Exception {
        copyOrders("status: active", "status: sleeping");

        assertThat(ContractLinter.lint(folder, out)).isFalse();
        assertThat(printed.toString(UTF_8)).containsPattern("sales\\.orders-2\\.1\\.0\\.odcs\\.yaml:\\d+: status");
    }

    private void copyOrders(String text, String replacement) throws IOException {
        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        for (String name : new String[] {"sales.orders-2.1.0.odcs.yaml", "sales.orders-2.1.0.avsc"}) {
            String content = Files.readString(CATALOG.resolve("sales.orders").resolve(name));
            Files.writeString(topic.resolve(name), content.replace(text, replacement));
        }
    }
}
