// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Batch reads by Aiven's JDBC source connector, which is not on Maven Central: {@code -Djdbc.plugin.dir} says where it is. */
@DatabaseTest
@Timeout(300)
@EnabledIfSystemProperty(named = "jdbc.plugin.dir", matches = ".+")
class BatchIT {

    private static final BatchSource ORDERS =
            new BatchSource("orders-batch", "batch_orders", "orders", "order_id", "shop.orders", "1.0.0");
    private static final BatchSource TYPES =
            new BatchSource("types-batch", "batch_types", "types", "id", "shop.batch", "1.0.0");
    private static final int ROWS = 3_000;

    @Test
    void insertedAndUpdatedOrdersAreReadAgainAndAgain(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.createDatabase(ORDERS.database());
        server.prepare(ORDERS.database(), "postgres-demo.sql", "orders");
        server.prepare(ORDERS.database(), "postgres-jdbc.sql", "orders");
        run(server, "INSERT INTO orders VALUES ('b-1', 'cust_1', 12.5, 'pending', '2026-01-31 23:59:59.123+01')");
        cluster.createTopics(ORDERS.topic(), 3);
        ORDERS.deploy(server, cluster);

        try (var arrivals = new Arrivals(cluster, ORDERS.topic())) {
            arrivals.await(1);
            run(server, "UPDATE orders SET status = 'shipped'");
            run(server, "INSERT INTO orders VALUES ('b-2', 'cust_2', -1, 'pending', now())");
            arrivals.await(3).settle();

            assertThat(history(arrivals, "b-1")).containsExactly("pending", "shipped");
            assertThat(arrivals.dlq()).extracting(Arrivals::key).containsExactly("b-2");
            assertThat(arrivals.count()).isEqualTo(3);
        }
    }

    @Test
    void everyValueArrivesExactly(PostgresServer server, ConnectCluster cluster) throws Exception {
        TypesTable table = TypesTable.create(server, TYPES.database());
        table.insert(1, ROWS);
        table.run(Files.readString(Path.of("src/test/sql/types-batch.sql")));
        cluster.createTopics(TYPES.topic(), 1);
        TYPES.deploy(server, cluster);

        try (var arrivals = new Arrivals(cluster, TYPES.topic())) {
            arrivals.await(ROWS).settle();
            assertThat(arrivals.dlq())
                    .extracting(record -> Arrivals.header(record, "quality.violations"))
                    .isEmpty();
            assertThat(arrivals.count()).isEqualTo(ROWS);
            Schema schema = Datum.schema(TYPES.topic(), TYPES.version());
            TypesTable.assertSame(TypesTable.records(arrivals, schema), table.rows(schema));
        }
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        server.run(ORDERS.database(), sql);
    }

    private static List<String> history(Arrivals arrivals, String key) throws Exception {
        return new Datum(Datum.schema(ORDERS.topic(), ORDERS.version())).history(arrivals, key, "status");
    }
}
