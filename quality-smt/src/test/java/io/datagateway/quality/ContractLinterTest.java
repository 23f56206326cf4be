// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractLinterTest {

    private static final Path CATALOG = Path.of("../contracts/catalog");

    @TempDir
    Path folder;

    @Test
    void theShippedContractsAreSound() {
        ContractLinter.Result result = ContractLinter.check(CATALOG);

        assertThat(result.isSound()).isTrue();
        assertThat(result.contracts().toString()).contains("sales.orders:2.1.0 (active)");
    }

    @Test
    void anExpressionThatIsNotBooleanIsToldWithItsRule() throws Exception {
        copyOrders("this.status != 'cancelled' || this.total_amount == 0.0", "this.status");

        ContractLinter.Result result = ContractLinter.check(folder);

        assertThat(result.isSound()).isFalse();
        assertThat(String.join("\n", result.problems()))
                .containsPattern(
                        "sales\\.orders-2\\.1\\.0\\.odcs\\.yaml:\\d+: schema\\[0]\\.quality\\[0]: rule cancelled_is_free");
    }

    @Test
    void aFileThatIsNotAContractIsToldWithItsLine() throws Exception {
        copyOrders("status: active", "status: sleeping");

        ContractLinter.Result result = ContractLinter.check(folder);

        assertThat(result.isSound()).isFalse();
        assertThat(String.join("\n", result.problems()))
                .containsPattern("sales\\.orders-2\\.1\\.0\\.odcs\\.yaml:\\d+: status");
    }

    @Test
    void theMistakeOfOneTopicIsToldAndTheOthersAreCheckedAllTheSame() throws Exception {
        copyOrders("this.status != 'cancelled' || this.total_amount == 0.0", "this.status");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("broken-1.0.0.odcs.yaml"), "kind: Nothing\n");

        ContractLinter.Result result = ContractLinter.check(folder);

        assertThat(String.join("\n", result.problems())).contains("broken-1.0.0.odcs.yaml:1", "cancelled_is_free");
    }

    @Test
    void anExpressionIsToldByLineTogetherWithAllOtherMistakes() throws Exception {
        copyOrders("this.status != 'cancelled' || this.total_amount == 0.0", "this.amuont > 0.0");
        Path document = folder.resolve("sales.orders/sales.orders-2.1.0.odcs.yaml");
        Files.writeString(document, Files.readString(document).replace("status: active", "status: sleeping"));

        List<String> problems = ContractLinter.check(folder).problems();

        assertThat(problems).hasSize(2);
        assertThat(problems.get(0)).contains(".odcs.yaml:", "status: is not a status");
        assertThat(problems.get(1)).containsPattern("\\.odcs\\.yaml:\\d+: .*rule cancelled_is_free");
    }

    @Test
    void whatIsNotDecidedOnOneRowIsCounted() {
        ContractLinter.Result result = ContractLinter.check(CATALOG);

        assertThat(result.rowRules()).isPositive();
        assertThat(result.windowRules()).isPositive();
        assertThat(result.notRun()).isEqualTo(1);
    }

    private void copyOrders(String text, String replacement) throws IOException {
        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        for (String name : new String[] {"sales.orders-2.1.0.odcs.yaml", "sales.orders-2.1.0.avsc"}) {
            String content = Files.readString(CATALOG.resolve("sales.orders").resolve(name));
            Files.writeString(topic.resolve(name), content.replace(text, replacement));
        }
    }
}
