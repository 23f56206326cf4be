// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
        String json = Files.readString(Path.of("orders-postgres-cdc.json"))
                .replace("orders-postgres-cdc", name)
                .replace("orders_postgres_cdc", name.replace('-', '_'))
                .replace("postgres.example.com", "localhost")
                .replace("5432", Integer.toString(server.port()))
                .replace("\"shop\"", '"' + database + '"')
                .replace("public.orders", "public." + table)
                .replace("sales.orders.raw", topic + ".raw")
                .replace("2.1.0", version)
                .replace("${env:DATA_GATEWAY_POSTGRES_PASSWORD}", PostgresServer.PASSWORD)
                .replace(
                        "${env:DATA_GATEWAY_CERTS}/postgres-ca.crt",
                        server.rootCertificate().toString());
        return new HashMap<>(new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {}));
    }
}
