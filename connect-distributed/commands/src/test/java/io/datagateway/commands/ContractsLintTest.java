// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsLintTest {

    private static final String CATALOG = "../../contracts/catalog";

    @TempDir
    private Path folder;

    @Test
    void soundContractsAreListed() {
        GatewayRun run = GatewayRun.of("contracts", "lint", CATALOG);

        assertThat(run.out()).containsPattern("sales\\.orders:2\\.1\\.0 \\(active\\): \\d+ row rules\\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void whatIsWrongIsPrintedALineEach() throws Exception {
        Path contract = broken();

        GatewayRun run = GatewayRun.of("contracts", "lint", folder.toString());

        assertThat(run.out()).contains(contract + ":");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void theLastLineCountsWhatIsDecidedOnARowAndWhatIsNot() {
        String counts = "\\d+ row rules, [1-9]\\d* window rules \\(not computed yet\\), \\d+ entries not run here\\n$";

        String brief = GatewayRun.of("contracts", "lint", CATALOG).out();
        String verbose =
                GatewayRun.of("contracts", "lint", "--verbose", CATALOG).out();

        assertThat(brief).containsPattern(counts).doesNotContain(": info: ");
        assertThat(verbose).containsPattern(counts).contains(": info: ");
    }

    @Test
    void asJsonItIsOneDocument() throws Exception {
        assertThat(GatewayRun.of("contracts", "lint", "--output", "json", CATALOG)
                        .out())
                .startsWith("{\"folder\":\"" + CATALOG + "\",\"sound\":true,\"contracts\":[{\"contract\":\"")
                .containsPattern("\\{\"contract\":\"sales.orders:2.1.0\",\"status\":\"active\",\"rowRules\":\\d+}")
                .contains("\"windowRules\":", "\"notRun\":")
                .endsWith("],\"warnings\":[],\"problems\":[]}\n")
                .hasLineCount(1);

        Path contract = broken();
        GatewayRun run = GatewayRun.of("contracts", "lint", "--output", "json", folder.toString());
        assertThat(run.out())
                .startsWith("{\"folder\":\"" + folder + "\",\"sound\":false,\"contracts\":[],\"rowRules\":0,")
                .contains("\"warnings\":[],\"problems\":[\"" + contract)
                .hasLineCount(1);
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void aLockIsMissedAndWrittenIfNothingIsWrong() throws Exception {
        Path topic = Files.createDirectories(folder.resolve("sales.orders"));
        for (String ending : List.of(".avsc", ".odcs.yaml")) {
            String name = "sales.orders-2.1.0" + ending;
            Files.copy(Path.of(CATALOG, "sales.orders", name), topic.resolve(name));
        }
        assertThat(GatewayRun.of("contracts", "lint", folder.toString()).out())
                .contains("warning: " + folder.resolve("catalog.lock") + ": is missing");

        GatewayRun run = GatewayRun.of("contracts", "lint", "--lock", folder.toString());

        assertThat(run.out()).contains("sales.orders:2.1.0 (active)").doesNotContain("warning");
        assertThat(Files.readString(folder.resolve("catalog.lock"))).contains("line sales.orders 2 2.1.0 ");
        assertThat(run.exit()).isZero();
    }

    @Test
    void noLockIsWrittenIfSomethingIsWrong() throws Exception {
        broken();

        assertThat(GatewayRun.of("contracts", "lint", "--lock", folder.toString())
                        .exit())
                .isEqualTo(1);
        assertThat(folder.resolve("catalog.lock")).doesNotExist();
    }

    @Test
    void aFolderThatIsNotThereIsWrong() {
        GatewayRun run =
                GatewayRun.of("contracts", "lint", folder.resolve("absent").toString());

        assertThat(run.out()).contains(folder.resolve("absent").toString());
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void whatATerminalObeysIsPrintedAsItIsWritten() throws Exception {
        String forged = "sales.orders:9.9.9 (active): 3 row rules";
        folder = Files.createDirectory(folder.resolve("a\u001b[2J\n" + forged + "\n"));
        broken();

        GatewayRun run = GatewayRun.of("contracts", "lint", folder.toString());

        assertThat(run.out()).contains("a\\u001b[2J\\n" + forged + "\\n").doesNotContain("\u001b");
        assertThat(run.out().lines()).noneMatch(forged::equals);
        assertThat(run.exit()).isEqualTo(1);
    }

    private Path broken() throws Exception {
        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        Files.copy(Path.of(CATALOG, "sales.orders/sales.orders-2.1.0.avsc"), topic.resolve("sales.orders-2.1.0.avsc"));
        return Files.writeString(topic.resolve("sales.orders-2.1.0.odcs.yaml"), "status: sleeping\n");
    }
}
