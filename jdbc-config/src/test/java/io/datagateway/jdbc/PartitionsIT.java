// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A partitioned table of orders, prepared by the shipped SQL. */
@DatabaseTest
@Timeout(300)
class PartitionsIT {

    private static final Source PARTS = new Source("parts-cdc", "parts", "parts", "shop.parts", "1.0.0");
    private static final int LARGE = 9_000;

    @Test
    void changesOfEveryPartitionArriveWholeAndTruncateIsRefused(PostgresServer server, ConnectCluster cluster)
            throws Exception {
        server.createDatabase(PARTS.database());
        run(server, """
                CREATE TABLE parts (order_id text NOT NULL, customer_id text, total_amount double precision,
                    status text, created_at timestamptz(3) NOT NULL, PRIMARY KEY (order_id, created_at))
                    PARTITION BY RANGE (created_at);
                CREATE TABLE parts_2025 PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE TABLE parts_2026 PARTITION OF parts FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')
                    PARTITION BY HASH (order_id);
                CREATE TABLE parts_2026_all PARTITION OF parts_2026 FOR VALUES WITH (MODULUS 1, REMAINDER 0);
                ALTER TABLE parts_2026_all ALTER customer_id SET STORAGE EXTERNAL;
                """);
        insert(server, "p-1", "2025-06-01");
        insert(server, "p-2", "2026-06-01");
        PARTS.prepare(server);
        cluster.createTopics(PARTS.topic(), 1);
        PARTS.deploy(server, cluster, Map.of());

        try (var arrivals = new Arrivals(cluster, PARTS.topic())) {
            arrivals.await(2);
            insert(server, "p-3", "2026-07-01");
            run(server, "UPDATE parts SET total_amount = 2");
            run(server, "DELETE FROM parts WHERE order_id = 'p-1'");
            arrivals.await(2 + 1 + 3 + 1).settle();

            assertThat(arrivals.dlq()).isEmpty();
            assertThat(arrivals.count()).isEqualTo(7);
            assertThat(history(arrivals, "p-1", "total_amount")).containsExactly("1.0", "2.0", "deleted");
            assertThat(history(arrivals, "p-3", "customer_id"))
                    .hasSize(2)
                    .allSatisfy(customer -> assertThat(customer).hasSize(LARGE));
        }
        for (String part : new String[] {"parts", "parts_2025", "parts_2026", "parts_2026_all"}) {
            assertThatThrownBy(() -> run(server, "TRUNCATE " + part)).hasMessageContaining("does not see TRUNCATE");
        }
    }

    private static void insert(PostgresServer server, String id, String day) throws Exception {
        run(server, "INSERT INTO parts VALUES ('%s', repeat('c', %d), 1, 'pending', '%s')".formatted(id, LARGE, day));
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        server.run(PARTS.database(), sql);
    }

    private static List<String> history(Arrivals arrivals, String key, String field) throws Exception {
        return new Datum(Datum.schema(PARTS.topic(), PARTS.version())).history(arrivals, key, field);
    }
}
