// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shipped example: the table of orders, under the shipped contract. */
@DatabaseTest
@Timeout(300)
class OrdersIT {

    private static final Source ORDERS = new Source("orders-postgres-cdc", "shop", "orders", "sales.orders", "2.1.0");

    @Test
    void changesOfAnOrderKeepTheirOrderAndADeleteIsATombstone(PostgresServer server, ConnectCluster cluster)
            throws Exception {
        server.createDatabase(ORDERS.database());
        server.prepare(ORDERS.database(), "postgres-demo.sql", "orders");
        ORDERS.prepare(server);
        cluster.createTopics(ORDERS.topic(), 3);
        ORDERS.deploy(server, cluster, Map.of());

        run(
                server,
                "INSERT INTO orders VALUES ('o-1', 'cust_1', 12.5, 'pending', now()), ('o-2', 'cust_2', 1, 'pending', now())");
        for (String status : List.of("confirmed", "shipped", "lost", "delivered")) {
            run(server, "UPDATE orders SET status = '" + status + "'");
        }
        run(server, "UPDATE orders SET order_id = 'o-3' WHERE order_id = 'o-2'");
        run(server, "DELETE FROM orders");

        try (var arrivals = new Arrivals(cluster, ORDERS.topic())) {
            arrivals.await(2 * 5 + 2 + 2).settle();
            assertThat(history(arrivals, "o-1"))
                    .containsExactly("pending", "confirmed", "shipped", "delivered", "deleted");
            assertThat(history(arrivals, "o-2"))
                    .containsExactly("pending", "confirmed", "shipped", "delivered", "deleted");
            assertThat(history(arrivals, "o-3")).containsExactly("delivered", "deleted");
            assertThat(arrivals.dlq()).extracting(Arrivals::key).containsExactlyInAnyOrder("o-1", "o-2");
            assertThat(arrivals.prod())
                    .allSatisfy(record ->
                            assertThat(Arrivals.header(record, "version")).isEqualTo("2.1.0"));
        }
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        server.run(ORDERS.database(), sql);
    }

    private static List<String> history(Arrivals arrivals, String key) throws Exception {
        return new Datum(Datum.schema(ORDERS.topic(), ORDERS.version())).history(arrivals, key, "status");
    }
}
