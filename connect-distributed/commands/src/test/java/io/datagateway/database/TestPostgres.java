// SPDX-License-Identifier: Apache-2.0
package io.datagateway.database;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A PostgreSQL that all tests of this process share; each makes a database of its own. */
public final class TestPostgres {

    /** Of every role that the shipped SQL makes. */
    public static final String PASSWORD = "of-the-test";

    private static final Path JDBC_CONFIG = Path.of("../../jdbc-config");

    private final EmbeddedPostgres server;

    private TestPostgres(String walLevel) {
        try {
            server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("wal_level", walLevel)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    private static final class Shared {
        private static final TestPostgres SERVER = new TestPostgres("logical");
    }

    public static TestPostgres shared() {
        return Shared.SERVER;
    }

    /** One whose log cannot be decoded. */
    static TestPostgres withoutLogicalLog() {
        return new TestPostgres("replica");
    }

    void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public void createDatabase(String name) throws SQLException {
        run("postgres", "CREATE DATABASE " + name);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", database));
    }

    public void run(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a file of {@code sql/}, for another table if that is not the shipped example. */
    public void prepare(String database, String file, String table) throws SQLException, IOException {
        run(
                database,
                Files.readString(JDBC_CONFIG.resolve("sql").resolve(file)).replace("public.orders", "public." + table));
        run(database, """
                DO $$ BEGIN
                    EXECUTE (SELECT string_agg(format('ALTER ROLE %%I PASSWORD ''%s''', rolname), ';')
                        FROM pg_roles WHERE rolname LIKE 'data\\_gateway\\_%%');
                END $$
                """.formatted(PASSWORD));
    }

    /** A shipped config for a database of this server, without TLS. */
    public Map<String, String> config(String file, String database, String table) throws IOException {
        String json = Files.readString(JDBC_CONFIG.resolve(file))
                .replace("postgres.example.com:5432/shop", "localhost:" + server.getPort() + '/' + database)
                .replace("warehouse.example.com:5432/warehouse", "localhost:" + server.getPort() + '/' + database)
                .replace("postgres.example.com", "localhost")
                .replace("5432", Integer.toString(server.getPort()))
                .replace("verify-full", "disable")
                .replace("\"shop\"", '"' + database + '"')
                .replace("public.orders", "public." + table)
                .replace("orders_postgres_cdc", table + "_postgres_cdc");
        return new HashMap<>(new ObjectMapper().readValue(json, new TypeReference<Map<String, String>>() {}));
    }

    /** The environment that the shipped configs need. */
    public static Map<String, String> variables() {
        return Map.of(
                "DATA_GATEWAY_POSTGRES_PASSWORD",
                PASSWORD,
                "DATA_GATEWAY_WAREHOUSE_PASSWORD",
                PASSWORD,
                "DATA_GATEWAY_CERTS",
                "certs",
                "DATA_GATEWAY_CONTRACTS",
                "contracts");
    }

    /** A plugin directory with the driver. */
    public static Path plugins(Path folder) throws Exception {
        Path jar = Path.of(org.postgresql.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path plugin = Files.createDirectories(folder.resolve("debezium-connector-postgres"));
        Files.copy(jar, plugin.resolve("postgresql-42.0.0.jar"));
        return folder;
    }
}
