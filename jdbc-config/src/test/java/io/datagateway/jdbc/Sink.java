// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.util.Map;

/** A topic on its way to a table, by the shipped {@code orders-postgres-sink.json} with only the marked values changed. */
record Sink(String name, String topic, String database, String table) {

    /** Deploys the connector, with some more settings of a test, and waits until it runs. */
    void deploy(PostgresServer server, ConnectCluster cluster, Map<String, String> more) throws Exception {
        Map<String, String> edits = Map.of(
                "warehouse.example.com:5432", "localhost:" + server.port(),
                "/warehouse?", "/" + database + "?",
                "\"orders\"", '"' + table + '"',
                "sales.orders.prod", topic + ".prod",
                "${env:DATA_GATEWAY_WAREHOUSE_PASSWORD}", PostgresServer.PASSWORD,
                "${env:DATA_GATEWAY_CERTS}/postgres-ca.crt",
                        server.rootCertificate().toString(),
                "${env:DATA_GATEWAY_CONTRACTS}", ConnectCluster.contracts());
        server.run(database, "ALTER ROLE data_gateway_sink PASSWORD '" + PostgresServer.PASSWORD + "'");
        Map<String, String> config = Shipped.config("orders-postgres-sink.json", edits);
        config.putAll(more);
        cluster.deploy(name, config);
    }
}
