// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.database.model.Finding;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, prepared by the shipped SQL, with the shipped configs. */
class PostgresInspectionTest {

    private static final TestPostgres SERVER = TestPostgres.shared();

    @TempDir
    private static Path folder;

    private static DatabaseInspection inspection;

    @BeforeAll
    static void connect() throws Exception {
        inspection =
                new DatabaseInspection(TestPostgres.variables(), TestPostgres.plugins(folder), Duration.ofSeconds(30));
    }

    @Test
    void nothingIsFoundAfterTheShippedSql() throws Exception {
        prepared("sound", "CREATE TABLE orders (order_id text PRIMARY KEY, customer_id text, at timestamptz(3))");

        assertThat(findings("sound")).isEmpty();
    }

    @Test
    void aDatabaseThatNobodyPreparedIsToldWhatIsMissing() throws Exception {
        prepared("other", "CREATE TABLE orders (order_id text PRIMARY KEY)"); // for the role
        SERVER.createDatabase("bare");
        SERVER.run("bare", "CREATE TABLE orders (order_id text PRIMARY KEY)");

        assertThat(findings("bare"))
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
        prepared("parts", """
                CREATE TABLE orders (order_id text, day date, PRIMARY KEY (order_id, day)) PARTITION BY RANGE (day);
                CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                """);
        assertThat(findings("parts")).isEmpty();
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "parts", "orders");
        config.put("table.include.list", "public\\.orders.*");
        assertThat(lines(inspection.inspect(config).get(0).findings()))
                .containsExactly("changed public.orders_2025: is a partition: named beside its table it comes twice,"
                        + " named alone only in the snapshot");

        SERVER.run("parts", """
                ALTER PUBLICATION data_gateway SET (publish_via_partition_root = false);
                CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                ALTER TABLE orders_2026 DISABLE TRIGGER ALL;
                """);
        assertThat(findings("parts"))
                .containsExactly(
                        "changed public.orders_2026: an update sends a placeholder, or null, for large values that it"
                                + " leaves alone",
                        "lost public.orders_2026: a TRUNCATE is not read: prod would keep what is gone",
                        "lost public.orders: changes of its partitions come under their own names and are passed over"
                                + " after the snapshot");
    }

    @Test
    void theRemediesMendIt() throws Exception {
        prepared("remedies", """
                CREATE TABLE orders (order_id text PRIMARY KEY, total numeric, open time, tags text[], twice numeric
                    GENERATED ALWAYS AS (total * 2) STORED);
                """);
        SERVER.run("remedies", """
                ALTER TABLE orders REPLICA IDENTITY DEFAULT;
                DROP TRIGGER gateway_no_truncate ON orders;
                ALTER PUBLICATION data_gateway SET (publish = 'insert', publish_generated_columns = none);
                ALTER PUBLICATION data_gateway DROP TABLE orders;
                """);
        assertThat(found("remedies")).hasSize(6);

        for (Finding finding : found("remedies")) {
            SERVER.run("remedies", finding.remedy().replaceFirst(", from PostgreSQL 18 on", ""));
        }
        assertThat(findings("remedies")).isEmpty();
    }

    @Test
    void valuesThatArriveAsOthersAreCounted() throws Exception {
        prepared("vals", """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE orders (order_id text PRIMARY KEY, day date, at timestamp, opens time, zoned timetz,
                    total numeric, span interval, tags text[], numbers int[], totals numeric[], moods mood[],
                    days date[], times time[], note text);
                INSERT INTO orders (order_id, day) VALUES ('1', 'infinity'), ('2', '-infinity'), ('3', '0044-03-15 BC');
                INSERT INTO orders (order_id, at) VALUES ('4', 'infinity');
                INSERT INTO orders (order_id, opens, zoned) VALUES ('5', '24:00', '24:00+05'), ('6', '00:00', '12:00+01:00:01');
                INSERT INTO orders (order_id, total, span) VALUES ('7', 'NaN', 'infinity');
                INSERT INTO orders (order_id, tags, numbers) VALUES ('8', '{{a},{b}}', '{{1},{2}}'), ('9', '{a}', '{}');
                INSERT INTO orders (order_id, totals, moods) VALUES ('10', '{1,NaN}', '{ok,NULL}');
                INSERT INTO orders (order_id, days, times) VALUES
                    ('11', '{infinity}', '{10:00:00.000001}'), ('12', '{"0044-03-15 BC"}', '{24:00}');
                INSERT INTO orders (order_id, note) VALUES ('13', repeat('x', 2000000)), ('14', 'secret');
                """);

        List<String> findings = findings("vals");
        assertThat(findings.get(findings.size() - 1))
                .startsWith("stops public.orders: 1 rows are larger than the 1048576 bytes of"
                        + " producer.override.max.request.size, up to about 2000");
        assertThat(findings.subList(0, findings.size() - 1))
                .filteredOn(line -> !line.startsWith("risk"))
                .containsExactly(
                        "dead_letters public.orders.day: 2 rows have an infinite date or timestamp",
                        "changed public.orders.day: 1 rows have a date before Christ, which loses its era in the snapshot",
                        "dead_letters public.orders.at: 1 rows have an infinite date or timestamp",
                        "changed public.orders.opens: 1 rows have the time 24:00, which arrives as 00:00",
                        "changed public.orders.zoned: 1 rows have the time 24:00, which arrives as that of another day",
                        "stops public.orders.zoned: 1 rows have a zone with seconds, which arrives as null and stops the"
                                + " connector after the snapshot",
                        "dead_letters public.orders.total: 1 rows have NaN or an infinite number",
                        "changed public.orders.span: 1 rows have an infinite interval, which arrives as none",
                        "dead_letters public.orders.tags: 1 rows have an array in an array",
                        "changed public.orders.numbers: 1 rows have an array in an array, which arrives as null",
                        "changed public.orders.totals: 1 rows have NaN or an infinite number in it, for which the whole array"
                                + " arrives as null",
                        "changed public.orders.moods: 1 rows have null in it, for which the whole array arrives as null",
                        "dead_letters public.orders.days: 1 rows have an infinite date in it",
                        "changed public.orders.days: 1 rows have a date before Christ, which loses its era",
                        "changed public.orders.times: 2 rows have a time that is cut to milliseconds, or 24:00, which arrives"
                                + " as 00:00");
        assertThat(findings).noneMatch(line -> line.contains("secret"));
    }

    @Test
    void columnsThatTheConnectorLeavesOutAreTold() throws Exception {
        prepared("types", """
                CREATE TYPE pair AS (a int, b text);
                CREATE DOMAIN amount AS numeric CHECK (VALUE > 0);
                CREATE TABLE orders (order_id text PRIMARY KEY, a pair, b money[], c polygon, d amount[], e pg_lsn,
                    f nummultirange, g interval[], h name, i bit(8), k int GENERATED ALWAYS AS (1) VIRTUAL, fine amount,
                    l xid8, m refcursor, secret jsonpath);
                """);
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "types", "orders");
        config.put("column.exclude.list", "public\\.orders\\.secret");

        assertThat(lines(inspection.inspect(config).get(0).findings()))
                .containsExactly(
                        "lost public.orders.a: the connector leaves out what is composite",
                        "lost public.orders.b: the connector leaves out what is money[]",
                        "lost public.orders.c: the connector leaves out what is polygon",
                        "lost public.orders.d: the connector leaves out what is domain[]",
                        "lost public.orders.e: the connector leaves out what is pg_lsn",
                        "lost public.orders.f: the connector leaves out what is multirange",
                        "lost public.orders.g: the connector leaves out what is interval[]",
                        "changed public.orders.h: what is name is null after the snapshot",
                        "changed public.orders.i: bits arrive as bytes, the last ones first, without their number",
                        "changed public.orders.k: is generated, and null after the snapshot",
                        "lost public.orders.l: the connector leaves out what is xid8",
                        "stops public.orders.m: the driver opens what is refcursor, and the snapshot fails");
    }

    @Test
    void tablesThatCannotBeReadFromTheLogAreTold() throws Exception {
        prepared("kinds", """
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
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "kinds", "orders");
        config.put("table.include.list", "public\\.(orders|keyless|hidden|fleeting|seen)");

        assertThat(lines(inspection.inspect(config).get(0).findings()))
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
        prepared("cols", "CREATE TABLE orders (order_id text PRIMARY KEY, a text, b text)");
        SERVER.run("cols", """
                ALTER TABLE orders REPLICA IDENTITY DEFAULT;
                ALTER PUBLICATION data_gateway SET TABLE orders (order_id, a), data_gateway.heartbeat;
                """);

        assertThat(findings("cols"))
                .contains(
                        "lost public.orders: the publication leaves columns out, which are null after the snapshot: b");
    }

    @Test
    void whatKeepsNothingOutIsARisk() throws Exception {
        prepared("risks", "CREATE TABLE orders (order_id text PRIMARY KEY, opens time, numbers int[], tags text[])");

        assertThat(findings("risks"))
                .containsExactly(
                        "risk public.orders.opens: nothing keeps out the time 24:00, which arrives as 00:00",
                        "risk public.orders.numbers: nothing keeps out an array in an array, which arrives as null");
    }

    @Test
    void aSlotOfAnotherDatabaseIsTold() throws Exception {
        prepared("slots", "CREATE TABLE orders (order_id text PRIMARY KEY)");
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "slots", "orders");
        config.put("slot.name", "taken");
        SERVER.run("postgres", "SELECT pg_create_logical_replication_slot('taken', 'pgoutput')");

        assertThat(lines(inspection.inspect(config).get(0).findings()))
                .containsExactly("stops slot taken: the slot belongs to the database postgres");
        SERVER.run("postgres", "SELECT pg_drop_replication_slot('taken')");
    }

    @Test
    void aTableThatTakesTooLongIsNotChecked() throws Exception {
        prepared("slow", "CREATE TABLE orders (order_id text PRIMARY KEY, day date)");
        var impatient = new DatabaseInspection(TestPostgres.variables(), folder, Duration.ofSeconds(1));
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "slow", "orders");
        try (Connection connection = SERVER.connect("slow");
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");

            assertThat(lines(impatient.inspect(config).get(0).findings()))
                    .contains("not_checked public.orders: took longer than 1 s");
        }
    }

    @Test
    void aServerWithoutLogicalLogIsTold() throws Exception {
        TestPostgres other = TestPostgres.withoutLogicalLog();
        try {
            other.createDatabase("plain");
            other.run("plain", "CREATE TABLE orders (order_id text PRIMARY KEY)");
            other.prepare("plain", "postgres-cdc.sql", "orders");
            other.run("plain", "ALTER ROLE data_gateway_cdc NOREPLICATION");

            var findings = inspection
                    .inspect(other.config("orders-postgres-cdc.json", "plain", "orders"))
                    .get(0)
                    .findings();
            assertThat(lines(findings))
                    .containsExactly(
                            "stops server: wal_level is replica, so the log cannot be decoded",
                            "stops server: the role has no right to read the log");
        } finally {
            other.stop();
        }
    }

    @Test
    void aViewThatIsReadInBatchesIsCheckedForWhatTheConnectorCuts() throws Exception {
        SERVER.createDatabase("batch");
        SERVER.prepare("batch", "postgres-demo.sql", "orders");
        SERVER.prepare("batch", "postgres-jdbc.sql", "orders");
        Map<String, String> config = SERVER.config("orders-postgres-jdbc.json", "batch", "orders");
        assertThat(inspection.inspect(config).get(0).findings()).isEmpty();

        SERVER.run("batch", """
                DROP VIEW data_gateway.orders;
                CREATE VIEW data_gateway.orders AS SELECT order_id, created_at, '{a}'::text[] AS tags, gateway_id FROM orders;
                """);
        assertThat(lines(inspection.inspect(config).get(0).findings()))
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
        assertThat(inspection.inspect(config).get(0).findings()).isEmpty();

        SERVER.run("sink", """
                ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD price money;
                REVOKE DELETE ON orders FROM data_gateway_sink;
                """);
        assertThat(lines(inspection.inspect(config).get(0).findings()))
                .containsExactly(
                        "stops public.orders: the role has no right to write it",
                        "stops public.orders: has no primary key, which an upsert needs",
                        "stops public.orders.price: the connector cannot write what is money");
    }

    @Test
    void aWrongPasswordIsNotAFinding() throws Exception {
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", "postgres", "orders");
        config.put("database.user", "nobody");

        assertThatThrownBy(() -> inspection.inspect(config)).isInstanceOf(SQLException.class);
    }

    private static void prepared(String database, String sql) throws Exception {
        SERVER.createDatabase(database);
        SERVER.run(database, sql);
        SERVER.prepare(database, "postgres-cdc.sql", "orders");
    }

    private static List<String> findings(String database) throws Exception {
        return lines(found(database));
    }

    private static List<Finding> found(String database) throws Exception {
        Map<String, String> config = SERVER.config("orders-postgres-cdc.json", database, "orders");
        return inspection.inspect(config).get(0).findings();
    }

    private static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.effect().name().toLowerCase(Locale.ROOT) + ' ' + finding.object() + ": "
                        + finding.problem())
                .toList();
    }
}
