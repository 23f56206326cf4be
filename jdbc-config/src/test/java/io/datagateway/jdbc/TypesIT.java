// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.test.TestUtils;
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

    private static final Source SOURCE = new Source("types-cdc", "types", "types", "shop.types", "1.0.0");
    private static final Sink SINK = new Sink("types-sink", "shop.types", "warehouse", "types");
    private static final int HALF = 5_000;
    /** Rows with a value that PostgreSQL keeps outside of the row (TOAST): an update that leaves it alone must send it. */
    private static final int LARGE = 2 * HALF / 100;

    @Test
    @Order(1)
    void everyValueArrivesExactly(PostgresServer server, ConnectCluster cluster) throws Exception {
        TypesTable table = TypesTable.create(server, SOURCE.database());
        table.insert(1, HALF);
        SOURCE.prepare(server);
        cluster.createTopics(SOURCE.topic(), 2);
        SOURCE.deploy(server, cluster, compositeKey());

        try (var arrivals = new Arrivals(cluster, SOURCE.topic())) {
            arrivals.await(HALF);
            table.insert(HALF + 1, 2 * HALF);
            arrivals.await(2 * HALF);
            table.run("UPDATE types SET medium = 7 WHERE length(note) > 8192");
            arrivals.await(2 * HALF + LARGE);

            assertThat(arrivals.settle().count()).isEqualTo(2 * HALF + LARGE);
            assertThat(arrivals.dlq())
                    .extracting(record -> Arrivals.header(record, "quality.violations"))
                    .isEmpty();
            TypesTable.assertSame(TypesTable.records(arrivals, schema()), table.rows(schema()));
            assertThat(arrivals.prod()).extracting(Arrivals::key).contains("[\"shop 1 \\\"é\\\"\",900719925474099]");
        }
    }

    @Test
    @Order(2)
    void aSinkMakesTheSameTableOfIt(PostgresServer server, ConnectCluster cluster) throws Exception {
        var source = new TypesTable(server, SOURCE.database());
        TypesTable target = TypesTable.create(server, SINK.database());
        // What the sink cannot write: money, a time of day with a zone, arrays of decimals, timestamps and enums.
        target.run("ALTER TABLE types ALTER price TYPE numeric(19, 2), ALTER time_zoned TYPE time,"
                + " ALTER amounts DROP NOT NULL, ALTER instants DROP NOT NULL,"
                + " ALTER moods TYPE text[]");
        server.prepare(SINK.database(), "postgres-sink.sql", "types");
        SINK.deploy(server, cluster, Map.of("field.exclude.list", "shop.types.prod:amounts,shop.types.prod:instants"));

        source.run("UPDATE types SET note = 'changed' WHERE id < 900719925474099 * 100");
        source.run("DELETE FROM types WHERE mood = 'sad'");
        Map<Long, Map<String, Object>> expected = writable(source);
        TestUtils.retryOnExceptionWithTimeout(120_000, () -> TypesTable.assertSame(writable(target), expected));
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

    private static Map<Long, Map<String, Object>> writable(TypesTable table) throws Exception {
        Map<Long, Map<String, Object>> rows = table.rows(schema());
        rows.values().forEach(row -> row.keySet().removeAll(Set.of("amounts", "instants")));
        return rows;
    }

    private static Schema schema() throws Exception {
        return Datum.schema(SOURCE.topic(), SOURCE.version());
    }
}
