// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The steps of docs/several-tables.md: one connector, a second table later, each to its topic. */
@DatabaseTest
@Timeout(300)
class SeveralTablesIT {

    private static final String DATABASE = "several";
    private static final String CONNECTOR = "shop-postgres-cdc";
    /** The topic of OrdersIT is another one. */
    private static final String ORDERS = "shop.several";

    private static final String CUSTOMERS = "sales.customers";

    @Test
    void aSecondTableJoinsAndItsOldRowsComeWhenTheyChange(PostgresServer server, ConnectCluster cluster)
            throws Exception {
        server.createDatabase(DATABASE);
        server.prepare(DATABASE, "postgres-demo.sql", "orders");
        run(server, "CREATE TABLE customers (customer_id bigint PRIMARY KEY, name text, since date)");
        server.prepare(DATABASE, "postgres-cdc.sql", "orders");
        run(server, "ALTER ROLE data_gateway_cdc PASSWORD '" + PostgresServer.PASSWORD + "'");
        server.prepare(DATABASE, "postgres-cdc-tables.sql", "orders");
        run(server, "INSERT INTO orders VALUES ('o-1', 'cust_1', 12.5, 'pending', now())");
        run(server, "INSERT INTO customers VALUES (1, 'Ann', '2026-01-31')");
        for (String topic : List.of(ORDERS, CUSTOMERS)) {
            cluster.createTopics(topic, 1);
        }
        cluster.kafka().createTopic("data-gateway.heartbeat." + CONNECTOR, 1);
        Map<String, String> config = config(server);
        Map<String, String> first = new HashMap<>(config);
        first.put("table.include.list", "public.orders");
        cluster.deploy(CONNECTOR, first);

        try (var orders = new Arrivals(cluster, ORDERS);
                var customers = new Arrivals(cluster, CUSTOMERS)) {
            orders.await(1);
            cluster.deploy(CONNECTOR, config);
            run(server, "INSERT INTO customers VALUES (2, '', NULL), (3, 'Bo', NULL)");
            customers.await(2);
            run(server, "UPDATE customers SET name = name");
            customers.await(
                    all -> all.stream().anyMatch(record -> Arrivals.key(record).equals("1")));
            run(server, "DELETE FROM customers WHERE customer_id = 3");
            run(server, "UPDATE orders SET status = 'shipped'");
            orders.await(2);
            customers.await(all -> all.stream().anyMatch(record -> record.value() == null));

            assertThat(orders.prod()).extracting(Arrivals::key).containsExactly("o-1", "o-1");
            assertThat(customers.prod())
                    .extracting(Arrivals::key)
                    .contains("1", "3")
                    .doesNotContain("2");
            assertThat(customers.dlq()).extracting(Arrivals::key).containsOnly("2");
            assertThat(customers.prod())
                    .extracting(record -> Arrivals.header(record, "version"))
                    .containsOnly("1.0.0");
        }
    }

    private static Map<String, String> config(PostgresServer server) throws Exception {
        return Shipped.config(
                "shop-postgres-cdc.json",
                Map.ofEntries(
                        entry("postgres.example.com", "localhost"),
                        entry("5432", Integer.toString(server.port())),
                        entry("\"shop\"", '"' + DATABASE + '"'),
                        entry("sales.orders.raw", ORDERS + ".raw"),
                        entry("2.1.0", "1.0.0"),
                        entry("${env:DATA_GATEWAY_CONTRACTS}", ConnectCluster.contracts()),
                        entry("${env:DATA_GATEWAY_POSTGRES_PASSWORD}", PostgresServer.PASSWORD),
                        entry(
                                "${env:DATA_GATEWAY_CERTS}/postgres-ca.crt",
                                server.rootCertificate().toString())));
    }

    private static void run(PostgresServer server, String sql) throws Exception {
        server.run(DATABASE, sql);
    }
}
