// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.database.model.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the log of changes has all that a table is told to send, on a real PostgreSQL. */
class PostgresLogTest {

    private static final TestPostgres SERVER = TestPostgres.shared();

    private static InspectedPostgres postgres;

    @BeforeAll
    static void connect(@TempDir Path plugins) throws Exception {
        postgres = new InspectedPostgres(plugins);
    }

    @Test
    void nothingIsFoundAfterTheShippedSql() throws Exception {
        InspectedPostgres.prepare(
                "sound", "CREATE TABLE orders (order_id text PRIMARY KEY, customer_id text, at timestamptz(3))");

        assertThat(postgres.findings("sound")).isEmpty();
    }

    @Test
    void aDatabaseThatNobodyPreparedIsToldWhatIsMissing() throws Exception {
        InspectedPostgres.prepare("other", "CREATE TABLE orders (order_id text PRIMARY KEY)"); // for the role
        SERVER.createDatabase("bare");
        SERVER.run("bare", "CREATE TABLE orders (order_id text PRIMARY KEY)");

        assertThat(postgres.findings("bare"))
                .containsExactly(
                        "stops heartbeat.action.query: the database refuses it (SQLSTATE 42P01)",
                        "stops publication data_gateway: is not there",
                        "stops public.orders: the role has no right to read it for the snapshot",
                        "changed public.orders: an update sends a placeholder, or null, for large values that it leaves"
                                + " alone",
                        "lost public.orders: a TRUNCATE is not read: prod would keep what is gone");
    }

    @Test
    void aPartitionedTableNeedsThePublicationAndEachPartitionToBeRight() throws Exception {
        InspectedPostgres.prepare("parts", """
                CREATE TABLE orders (order_id text, day date, PRIMARY KEY (order_id, day)) PARTITION BY RANGE (day);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                """);
        assertThat(postgres.findings("parts")).isEmpty();
        Map<String, String> config = InspectedPostgres.config("parts");
        config.put("table.include.list", "public\\.orders.*");
        assertThat(postgres.findings(config))
                .containsExactly("changed public.orders_2025: is a partition: named beside its table it comes twice,"
                        + " named alone only in the snapshot");

        SERVER.run("parts", """
                ALTER PUBLICATION data_gateway SET (publish_via_partition_root = false);
                CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                ALTER TABLE orders_2026 DISABLE TRIGGER ALL;
                """);
        assertThat(postgres.findings("parts"))
                .containsExactly(
                        "changed public.orders_2026: an update sends a placeholder, or null, for large values that it"
                                + " leaves alone",
                        "lost public.orders_2026: a TRUNCATE is not read: prod would keep what is gone",
                        "lost public.orders: changes of its partitions come under their own names and are passed over"
                                + " after the snapshot");
    }

    @Test
    void theRemediesMendIt() throws Exception {
        InspectedPostgres.prepare("remedies", """
                CREATE TABLE orders (order_id text PRIMARY KEY, total numeric, open time, tags text[], twice numeric
                    GENERATED ALWAYS AS (total * 2) STORED);
                """);
        SERVER.run("remedies", """
                ALTER TABLE orders REPLICA IDENTITY DEFAULT;
                DROP TRIGGER gateway_no_truncate ON orders;
                ALTER PUBLICATION data_gateway SET (publish = 'insert', publish_generated_columns = none);
                ALTER PUBLICATION data_gateway DROP TABLE orders;
                """);
        List<Finding> found = postgres.inspect(InspectedPostgres.config("remedies"));
        assertThat(found).hasSize(6);

        for (Finding finding : found) {
            SERVER.run("remedies", finding.remedy().replaceFirst(", from PostgreSQL 18 on", ""));
        }
        assertThat(postgres.findings("remedies")).isEmpty();
    }

    @Test
    void tablesThatCannotBeReadFromTheLogAreTold() throws Exception {
        InspectedPostgres.prepare("kinds", """
                CREATE TABLE orders (order_id text PRIMARY KEY);
                CREATE TABLE heirs () INHERITS (orders);
                CREATE TABLE keyless (a text);
                CREATE TABLE hidden (order_id text PRIMARY KEY);
                ALTER TABLE hidden ENABLE ROW LEVEL SECURITY, REPLICA IDENTITY NOTHING;
                CREATE UNLOGGED TABLE fleeting (order_id text PRIMARY KEY);
                CREATE VIEW seen AS SELECT * FROM orders;
                """);
        SERVER.run("kinds", """
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO data_gateway_cdc;
                ALTER PUBLICATION data_gateway ADD TABLE keyless, hidden WHERE (order_id > 'm');
                ALTER TABLE keyless REPLICA IDENTITY FULL;
                """);
        Map<String, String> config = InspectedPostgres.config("kinds");
        config.put("table.include.list", "public\\.(orders|keyless|hidden|fleeting|seen)");

        assertThat(postgres.findings(config))
                .contains(
                        "lost public.orders: tables inherit from it: their rows come in the snapshot, their changes do"
                                + " not",
                        "stops public.keyless: has no primary key, so its records have none",
                        "lost public.hidden: its row security hides rows from the snapshot",
                        "stops public.hidden: has no replica identity: the database refuses updates and deletes",
                        "lost public.hidden: the publication has a filter: other rows come in the snapshot only",
                        "lost public.fleeting: is unlogged: no change of it is in the log",
                        "lost public.fleeting: no change of it is in the publication data_gateway",
                        "lost public.seen: is no table: what is not in the log of changes cannot be read from it");
    }

    @Test
    void columnsThatThePublicationLeavesOutAreTold() throws Exception {
        InspectedPostgres.prepare("cols", "CREATE TABLE orders (order_id text PRIMARY KEY, a text, b text)");
        SERVER.run("cols", """
                ALTER TABLE orders REPLICA IDENTITY DEFAULT;
                ALTER PUBLICATION data_gateway SET TABLE orders (order_id, a), data_gateway.heartbeat;
                """);

        assertThat(postgres.findings("cols"))
                .contains(
                        "lost public.orders: the publication leaves columns out, which are null after the snapshot: b");
    }

    @Test
    void aSlotOfAnotherDatabaseIsTold() throws Exception {
        InspectedPostgres.prepare("slots", "CREATE TABLE orders (order_id text PRIMARY KEY)");
        Map<String, String> config = InspectedPostgres.config("slots");
        config.put("slot.name", "taken");
        SERVER.run("postgres", "SELECT pg_create_logical_replication_slot('taken', 'pgoutput')");

        assertThat(postgres.findings(config))
                .containsExactly("stops slot taken: the slot belongs to the database postgres");
        SERVER.run("postgres", "SELECT pg_drop_replication_slot('taken')");
    }

    @Test
    void aServerWithoutLogicalLogIsTold() throws Exception {
        TestPostgres other = TestPostgres.withoutLogicalLog();
        try {
            other.createDatabase("plain");
            other.run("plain", "CREATE TABLE orders (order_id text PRIMARY KEY)");
            other.prepare("plain", "postgres-cdc.sql", "orders");
            other.run("plain", "ALTER ROLE data_gateway_cdc NOREPLICATION");

            assertThat(postgres.findings(other.config("orders-postgres-cdc.json", "plain", "orders")))
                    .containsExactly(
                            "stops server: wal_level is replica, so the log cannot be decoded",
                            "stops server: the role has no right to read the log");
        } finally {
            other.stop();
        }
    }
}
