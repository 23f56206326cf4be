// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.util.Map.entry;

import java.util.Map;

/** A view on its way to a topic, by the shipped {@code orders-postgres-jdbc.json} with only the marked values changed. */
record BatchSource(String name, String database, String view, String key, String topic, String version) {

    /** Deploys the connector and waits until it runs. */
    void deploy(PostgresServer server, ConnectCluster cluster) throws Exception {
        server.run(database, "ALTER ROLE data_gateway_batch PASSWORD '" + PostgresServer.PASSWORD + "'");
        Map<String, String> config = Shipped.config(
                "orders-postgres-jdbc.json",
                Map.ofEntries(
                        entry("orders-postgres-jdbc", name),
                        entry("postgres.example.com:5432", "localhost:" + server.port()),
                        entry("/shop?", "/" + database + "?"),
                        entry("data_gateway.orders", "data_gateway." + view),
                        entry("\"order_id\"", '"' + key + '"'),
                        entry("sales.orders.raw", topic + ".raw"),
                        entry("2.1.0", version),
                        entry("${env:DATA_GATEWAY_POSTGRES_PASSWORD}", PostgresServer.PASSWORD),
                        entry(
                                "${env:DATA_GATEWAY_CERTS}/postgres-ca.crt",
                                server.rootCertificate().toString())));
        config.put("timestamp.delay.interval.ms", "1000");
        config.put("poll.interval.ms", "200");
        cluster.deploy(name, config);
    }
}
