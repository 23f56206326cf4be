// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A SQL Server that somebody else runs, given by {@code -Dsqlserver.url=jdbc:sqlserver://host:1433}, {@code
 * -Dsqlserver.user} and {@code -Dsqlserver.password} of a member of sysadmin. It gets a new database for each test.
 */
final class SqlServer {

    private static final String URL = System.getProperty("sqlserver.url", "");
    private static final String LOGIN_PASSWORD = "Of-the-test-1";

    private final String database;

    SqlServer(String database) throws SQLException {
        this.database = database;
        try (Connection connection = connect("master");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database);
            statement.execute("CREATE DATABASE " + database);
            for (String login : new String[] {"data_gateway_cdc", "data_gateway_batch"}) {
                statement.execute("IF SUSER_ID('" + login + "') IS NULL CREATE LOGIN " + login + " WITH PASSWORD = '"
                        + LOGIN_PASSWORD + "'");
                statement.execute("ALTER LOGIN " + login + " WITH PASSWORD = '" + LOGIN_PASSWORD + "'");
            }
        }
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a file as {@code sqlcmd} does, which sends what stands before each line {@code GO}. */
    void runFile(Path file) throws SQLException, IOException {
        for (String part : Files.readString(file).split("(?m)^GO\\s*$")) {
            if (!part.isBlank()) {
                run(part);
            }
        }
    }

    /** The shipped CDC config with only the marked values changed, and the certificate of the server not checked. */
    Map<String, String> cdcConfig(String name, String topic, String version, ConnectCluster cluster)
            throws IOException {
        String[] address = URL.replaceFirst("jdbc:sqlserver://", "").split("[:;]");
        Map<String, String> config = Shipped.config(
                "orders-sqlserver-cdc.json",
                Map.of(
                        "orders-sqlserver-cdc",
                        name,
                        "sqlserver.example.com",
                        address[0],
                        "\"1433\"",
                        '"' + (address.length > 1 ? address[1] : "1433") + '"',
                        "\"shop\"",
                        '"' + database + '"',
                        "sales.orders.raw",
                        topic + ".raw",
                        "2.1.0",
                        version,
                        "${env:DATA_GATEWAY_SQLSERVER_PASSWORD}",
                        LOGIN_PASSWORD,
                        "${env:DATA_GATEWAY_BOOTSTRAP_SERVERS}",
                        cluster.kafka().bootstrapServers()));
        config.put("driver.trustServerCertificate", "true");
        return config;
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                URL + ";databaseName=" + database + ";encrypt=true;trustServerCertificate=true",
                System.getProperty("sqlserver.user"),
                System.getProperty("sqlserver.password"));
    }
}
