// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The database of the demonstration: a PostgreSQL prepared with the shipped SQL for the shipped connector. It starts in
 * the background: who needs it first waits for it.
 */
final class Database implements AutoCloseable {

    /** The connector that reads it. */
    static final String CONNECTOR = "orders-postgres-cdc";

    /** The topic that the connector's heartbeats go to, one partition. */
    static final String HEARTBEATS = "data-gateway.heartbeat." + CONNECTOR;

    static final String NAME = "shop";

    private static final String PLUGIN = "debezium-connector-postgres";

    private final Options options;
    private final Workspace workspace;
    private final Path plugins;
    private final String password = UUID.randomUUID().toString();
    private final FutureTask<EmbeddedPostgres> server = new FutureTask<>(this::startAndPrepare);
    private final Thread start = new Thread(server, "postgres");

    private Database(Options options, Workspace workspace) {
        this.options = options;
        this.workspace = workspace;
        this.plugins = workspace.root().resolve("stock-plugins");
    }

    /** Makes what the worker must find when it starts; the database itself is started later. */
    static Database prepare(Options options, Workspace workspace) throws IOException {
        var database = new Database(options, workspace);
        Files.createDirectories(database.plugins);
        Files.createSymbolicLink(
                database.plugins.resolve(PLUGIN), workspace.stockPlugins().resolve(PLUGIN));
        Files.copy(workspace.certs().resolve("ca.crt"), workspace.certs().resolve("postgres-ca.crt"));
        return database;
    }

    /** A plugin directory with the connector for it, and no other plugin. */
    Path plugins() {
        return plugins;
    }

    /** Of the connector's role. */
    String password() {
        return password;
    }

    /** Begins to start it, and returns. Its certificate, called {@code postgres}, must be there. */
    void start() {
        start.start();
    }

    /** The shipped config of the connector, with this machine's address. */
    Path connector() throws IOException {
        var json = new ObjectMapper();
        String file = CONNECTOR + ".json";
        var config = (ObjectNode)
                json.readTree(workspace.databaseConfigs().resolve(file).toFile());
        config.put("database.hostname", "localhost");
        config.put("database.port", Integer.toString(options.number(Port.POSTGRES)));
        Path changed = workspace.root().resolve(file);
        json.writerWithDefaultPrettyPrinter().writeValue(changed.toFile(), config);
        return changed;
    }

    /** Runs a statement as the application would whose table it is. */
    void run(String sql) throws IOException, InterruptedException {
        try {
            run(server.get(), NAME, sql);
        } catch (ExecutionException e) {
            throw new IOException(
                    "PostgreSQL is not ready: " + e.getMessage() + "; see " + PostgresServer.log(workspace)
                            + ", or leave it out with --no-database",
                    e);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused " + sql + ": " + e.getMessage(), e);
        }
    }

    private EmbeddedPostgres startAndPrepare() throws IOException, SQLException {
        EmbeddedPostgres started = PostgresServer.start(options, workspace);
        run(started, PostgresServer.SUPERUSER, "CREATE DATABASE " + NAME);
        for (String file : List.of("postgres-demo.sql", "postgres-cdc.sql")) {
            run(started, NAME, Files.readString(workspace.databaseConfigs().resolve("sql/" + file)));
        }
        run(started, NAME, "ALTER ROLE data_gateway_cdc PASSWORD '" + password + "'");
        return started;
    }

    private static void run(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.getJdbcUrl(PostgresServer.SUPERUSER, database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Comes after the end of the connector: until then the server would wait for it. */
    @Override
    public void close() throws IOException {
        try {
            start.join();
            if (server.isDone()) {
                server.get().close();
            }
        } catch (ExecutionException e) {
            // Said to who needed it; what of it was started ends with this process.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
