// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a real PostgreSQL is asked, and what it says of the connectors that use JDBC. */
class PostgresInspectionTest {

    private static final TestPostgres SERVER = TestPostgres.shared();

    private static InspectedPostgres postgres;

    @BeforeAll
    static void connect(@TempDir Path plugins) throws Exception {
        postgres = new InspectedPostgres(plugins);
    }

    @Test
    void aTableThatTakesTooLongIsNotChecked(@TempDir Path plugins) throws Exception {
        InspectedPostgres.prepare("slow", "CREATE TABLE orders (order_id text PRIMARY KEY, day date)");
        var impatient = new InspectedPostgres(plugins, Duration.ofSeconds(1));
        try (Connection connection = SERVER.connect("slow");
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            assertThat(impatient.findings("slow")).contains("not_checked public.orders: took longer than 1 s");
        }
    }

    @Test
    void aWrongPasswordIsNotAFinding() throws Exception {
        Map<String, String> config = InspectedPostgres.config("postgres");
        config.put("database.user", "nobody");

        assertThatThrownBy(() -> postgres.inspect(config)).isInstanceOf(SQLException.class);
    }

    @Test
    void aViewThatIsReadInBatchesIsCheckedForWhatTheConnectorCuts() throws Exception {
        SERVER.createDatabase("batch");
        SERVER.prepare("batch", "postgres-demo.sql", "orders");
        SERVER.prepare("batch", "postgres-jdbc.sql", "orders");
        Map<String, String> config = SERVER.config("orders-postgres-jdbc.json", "batch", "orders");
        assertThat(postgres.findings(config)).isEmpty();

        SERVER.run("batch", """
                DROP VIEW data_gateway.orders;
                CREATE VIEW data_gateway.orders AS SELECT order_id, created_at, '{a}'::text[] AS tags, gateway_id FROM orders;
                """);
        assertThat(postgres.findings(config))
                .containsExactly(
                        "stops data_gateway.orders: the role has no right to read it",
                        "stops data_gateway.orders: has no column gateway_changed_at",
                        "changed data_gateway.orders.created_at: what is timestamptz is cut, or null, or left out",
                        "lost data_gateway.orders.tags: the connector leaves arrays out");
    }

    @Test
    void aTableThatIsWrittenIsCheckedForWhatTheSinkCannotWrite() throws Exception {
        SERVER.createDatabase("sink");
        SERVER.prepare("sink", "postgres-sink.sql", "orders");
        Map<String, String> config = SERVER.config("orders-postgres-sink.json", "sink", "orders");
        assertThat(postgres.findings(config)).isEmpty();

        SERVER.run("sink", """
                ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD price money;
                REVOKE DELETE ON orders FROM data_gateway_sink;
                """);
        assertThat(postgres.findings(config))
                .containsExactly(
                        "stops public.orders: the role has no right to write it",
                        "stops public.orders: has no primary key, which an upsert needs",
                        "stops public.orders.price: the connector cannot write what is money");
    }
}
