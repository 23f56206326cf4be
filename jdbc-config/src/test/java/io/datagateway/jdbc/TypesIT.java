// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** 10,000 rows with every column type, half of them there before the connector, half inserted while it runs. */
@DatabaseTest
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TypesIT {

    private static final Source TYPES = new Source("types-cdc", "types", "types", "shop.types", "1.0.0");
    private static final String WAREHOUSE = "warehouse";
    private static final Sink SINK = new Sink("types-sink", "shop.types", WAREHOUSE, "types");
    private static final int HALF = 5_000;
    /** Rows with a value that PostgreSQL keeps outside of the row (TOAST): an update that leaves it alone must send it. */
    private static final int LARGE = 2 * HALF / 100;

    /** As text of the type that JDBC understands. */
    private static final String ROWS =
            "SELECT price::numeric AS price, (time_zoned::timetz AT TIME ZONE 'UTC')::time AS time_zoned, * FROM types";

    @Test
    @Order(1)
    void everyValueArrivesExactly(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(TYPES.database());
        server.run(TYPES.database(), Files.readString(Path.of("src/test/sql/types.sql")));
        insert(server, 1, HALF);
        TYPES.prepare(server);
        cluster.createTopics(TYPES.topic(), 2);
        TYPES.deploy(server, cluster, compositeKey());

        try (var arrivals = new Arrivals(cluster, TYPES.topic())) {
            arrivals.await(HALF);
            insert(server, HALF + 1, 2 * HALF);
            arrivals.await(2 * HALF);
            server.run(TYPES.database(), "UPDATE types SET medium = 7 WHERE length(note) > 8192");
            arrivals.await(2 * HALF + LARGE);

            assertThat(arrivals.settle().count()).isEqualTo(2 * HALF + LARGE);
            assertThat(arrivals.dlq())
                    .extracting(record -> Arrivals.header(record, "quality.violations"))
                    .isEmpty();
            assertThat(records(arrivals)).hasSize(2 * HALF).isEqualTo(rows(server, TYPES.database()));
        }
    }

    @Test
    @Order(2)
    void aSinkMakesTheSameTableOfIt(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(WAREHOUSE);
        server.run(WAREHOUSE, Files.readString(Path.of("src/test/sql/types.sql")));
        // The sink knows no money and no time of day with a zone, and asks PostgreSQL for a type "decimal(6,2)[]".
        server.run(WAREHOUSE, """
                ALTER TABLE types ALTER price TYPE numeric(19, 2), ALTER time_zoned TYPE time,
                    ALTER amounts DROP NOT NULL
                """);
        server.prepare(WAREHOUSE, "postgres-sink.sql", "types");
        SINK.deploy(server, cluster, Map.of("field.exclude.list", "shop.types.prod:amounts"));

        server.run(TYPES.database(), "UPDATE types SET note = 'changed' WHERE id < 900719925474099 * 100");
        server.run(TYPES.database(), "DELETE FROM types WHERE mood = 'sad'");
        awaitSameRows(server);
    }

    private static void awaitSameRows(PostgresServer server) throws Exception {
        Map<String, Map<String, Object>> expected = rows(server, TYPES.database());
        Map<String, Map<String, Object>> found = Map.of();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!found.equals(expected) && System.nanoTime() < deadline) {
            Thread.sleep(500);
            found = rows(server, WAREHOUSE);
            found.values().forEach(row -> row.remove("amounts"));
            expected.values().forEach(row -> row.remove("amounts"));
        }
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        for (var row : expected.entrySet()) {
            assertThat(found.get(row.getKey())).isEqualTo(row.getValue());
        }
    }

    /** The key of this table has two columns: the converter of this bundle writes it as the contract says. */
    private static Map<String, String> compositeKey() {
        return Map.of(
                "transforms",
                "unwrap,version,type,topic",
                "key.converter",
                "io.datagateway.quality.convert.ContractAvroConverter",
                "key.converter.contracts.path",
                ConnectCluster.contracts());
    }

    private static void insert(PostgresServer server, int from, int to) throws Exception {
        try (Connection connection = server.connect(TYPES.database());
                PreparedStatement insert =
                        connection.prepareStatement(Files.readString(Path.of("src/test/sql/types-rows.sql")))) {
            insert.setLong(1, from);
            insert.setLong(2, to);
            assertThat(insert.executeUpdate()).isEqualTo(to - from + 1);
        }
    }

    private static Map<String, Map<String, Object>> records(Arrivals arrivals) throws Exception {
        var datum = new Datum(Datum.schema(TYPES.topic(), TYPES.version()));
        var records = new HashMap<String, Map<String, Object>>();
        arrivals.prod().forEach(record -> records.put(Arrivals.key(record), Row.of(datum.read(record.value()))));
        return records;
    }

    private static Map<String, Map<String, Object>> rows(PostgresServer server, String database) throws Exception {
        Schema schema = Datum.schema(TYPES.topic(), TYPES.version());
        var rows = new HashMap<String, Map<String, Object>>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(ROWS)) {
            while (result.next()) {
                String shop = result.getString("shop").replace("\"", "\\\"");
                rows.put("[\"" + shop + "\"," + result.getLong("id") + "]", Row.of(result, schema));
            }
        }
        return rows;
    }
}
