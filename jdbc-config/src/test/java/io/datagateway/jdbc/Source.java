// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;

/**
 * A table on its way to a topic, by the shipped {@code orders-postgres-cdc.json} with only those values changed that the
 * README asks a reader to change.
 *
 * @param name of the connector, lower case and dashes
 */
record Source(String name, String database, String table, String topic, String version) {

    /** Prepares the database with the shipped SQL, after the table is there. */
    void prepare(PostgresServer server) throws Exception {
        server.prepare(database, "postgres-cdc.sql", table);
        server.run(database, "ALTER ROLE data_gateway_cdc PASSWORD '" + PostgresServer.PASSWORD + "'");
    }

    /** Deploys the connector, with some more settings of a test, and waits until it runs. */
    void deploy(PostgresServer server, ConnectCluster cluster, Map<String, String> more) throws Exception {
        cluster.kafka().createTopic("data-gateway.heartbeat." + name, 1);
        Map<String, String> config = config(server);
        config.putAll(more);
        cluster.deploy(name, config);
    }

    private Map<String, String> config(PostgresServer server) throws IOException {
        return Shipped.config(
                "orders-postgres-cdc.json",
                Map.ofEntries(
                        entry("orders-postgres-cdc", name),
                        entry("orders_postgres_cdc", name.replace('-', '_')),
                        entry("postgres.example.com", "localhost"),
                        entry("5432", Integer.toString(server.port())),
                        entry("\"shop\"", '"' + database + '"'),
                        entry("public.orders", "public." + table),
                        entry("sales.orders.raw", topic + ".raw"),
                        entry("2.1.0", version),
                        entry("${env:DATA_GATEWAY_POSTGRES_PASSWORD}", PostgresServer.PASSWORD),
                        entry(
                                "${env:DATA_GATEWAY_CERTS}/postgres-ca.crt",
                                server.rootCertificate().toString())));
    }
}
