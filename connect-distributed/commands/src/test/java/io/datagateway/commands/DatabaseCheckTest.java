// SPDX-License-Identifier: Apache-2.0
package io.datagateway.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.database.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckTest {

    private static final TestPostgres SERVER = TestPostgres.shared();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path plugins = Path.of("");

    @BeforeEach
    void installTheDriver() throws Exception {
        plugins = TestPostgres.plugins(Files.createDirectory(folder.resolve("plugins")));
    }

    @Test
    void whatWillNotComeThroughIsPrintedWithItsRemedy() throws Exception {
        SERVER.createDatabase("printed");
        SERVER.run("printed", "CREATE TABLE orders (order_id text PRIMARY KEY, opens time)");
        SERVER.prepare("printed", "postgres-cdc.sql", "orders");
        SERVER.run("printed", "INSERT INTO orders VALUES ('secret', '24:00')");
        Path file = file(SERVER.config("orders-postgres-cdc.json", "printed", "orders"));

        GatewayRun text = check(file);
        GatewayRun json = check(file, "--output", "json");

        assertThat(text.exit()).isEqualTo(1);
        assertThat(text.out())
                .contains("/printed: 1 findings\n"
                        + "changed public.orders.opens: 1 rows have the time 24:00, which arrives as 00:00\n"
                        + "    ALTER TABLE public.orders ADD CHECK (opens < '24:00')\n");
        assertThat(JSON.readTree(json.out())
                        .at("/databases/0/findings/0/effect")
                        .asText())
                .isEqualTo("changed");
        assertThat(JSON.readTree(json.out()).at("/connector").asText()).isEqualTo("orders-postgres-cdc");
        assertThat(text.said() + json.said()).doesNotContain("secret", TestPostgres.PASSWORD);

        SERVER.run("printed", "DELETE FROM orders");
        assertThat(check(file).exit()).isZero();
    }

    @Test
    void aDatabaseThatIsNotThereIsExitCode3() throws Exception {
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "postgres", "orders");
        config.put("database.port", "1");

        GatewayRun run = check(file(config));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err())
                .startsWith("gateway database check: cannot connect: ")
                .hasLineCount(1);
    }

    @Test
    void whatIsMissingHereIsExitCode2() throws Exception {
        Path file = file(SERVER.config("orders-postgres-cdc.json", "postgres", "orders"));
        var without = new CommandEnvironment(folder, Map.of());

        GatewayRun run = GatewayRun.of(without, "database", "check", "--config", file.toString());

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("${env:DATA_GATEWAY_").contains("is not there on this machine");
    }

    private Path file(Map<String, String> config) throws Exception {
        return Files.writeString(folder.resolve("orders-postgres-cdc.json"), JSON.writeValueAsString(config));
    }

    private GatewayRun check(Path file, String... more) {
        var words = new ArrayList<>(
                List.of("database", "check", "--config", file.toString(), "--plugins", plugins.toString()));
        words.addAll(List.of(more));
        return GatewayRun.of(new CommandEnvironment(folder, TestPostgres.variables()), words.toArray(String[]::new));
    }
}
