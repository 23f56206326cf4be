// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.WorkerOverrides;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The database of the demonstration: a PostgreSQL prepared with the shipped SQL for the shipped connector. It starts in
 * the background; the first call that needs it waits for it.
 */
final class DemoDatabase implements AutoCloseable {

    /** The connector that reads it. */
    static final String CONNECTOR = "orders-postgres-cdc";

    /** The topic that the connector's heartbeats go to, one partition. */
    static final String HEARTBEATS = "data-gateway.heartbeat." + CONNECTOR;

    static final String NAME = "shop";

    private static final String PLUGIN = "debezium-connector-postgres";

    private final QuickstartOptions options;
    private final ClusterPaths paths;
    private final Path plugins;
    private final String password = UUID.randomUUID().toString();
    private final FutureTask<EmbeddedPostgres> server = new FutureTask<>(this::startAndPrepare);
    private final Thread start = new Thread(server, "postgres");

    DemoDatabase(QuickstartOptions options, ClusterPaths paths) {
        this.options = options;
        this.paths = paths;
        this.plugins = paths.root().resolve("stock-plugins");
    }

    /** Returns what a worker needs to read it: the connector's plugin beside ours, and the password of its role. */
    WorkerOverrides overrides() {
        String pluginPath = paths.bundle().resolve("plugins") + "," + plugins;
        return new WorkerOverrides(
                Map.of("plugin.path", pluginPath), Map.of("DATA_GATEWAY_POSTGRES_PASSWORD", password));
    }

    /** Puts in place what a worker must find when it starts; the database itself is started later. */
    void linkPlugin() throws IOException {
        Files.createDirectories(plugins);
        Path published = paths.home().resolveSibling("jdbc-config").resolve("target/plugins");
        Files.createSymbolicLink(plugins.resolve(PLUGIN), published.resolve(PLUGIN));
        Files.copy(paths.certs().resolve("ca.crt"), paths.certs().resolve("postgres-ca.crt"));
    }

    /** Begins to start it, and returns. Its certificate, called {@code postgres}, must be there. */
    void start() {
        start.start();
    }

    /** Writes the shipped config of the connector with this machine's address, and returns the file. */
    Path connector() throws IOException {
        var json = new ObjectMapper();
        String file = CONNECTOR + ".json";
        var config = (ObjectNode) json.readTree(configs().resolve(file).toFile());
        config.put("database.hostname", "localhost");
        config.put("database.port", Integer.toString(options.postgresPort()));
        Path changed = paths.root().resolve(file);
        json.writerWithDefaultPrettyPrinter().writeValue(changed.toFile(), config);
        return changed;
    }

    /** Runs a statement as the application would whose table it is. */
    void run(String sql) throws IOException, InterruptedException {
        try {
            run(server.get(), NAME, sql);
        } catch (ExecutionException e) {
            throw new IOException(
                    "PostgreSQL is not ready: " + e.getMessage() + "; see " + PostgresServer.log(paths)
                            + ", or leave it out with --no-database",
                    e);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused " + sql + ": " + e.getMessage(), e);
        }
    }

    private EmbeddedPostgres startAndPrepare() throws IOException, SQLException {
        EmbeddedPostgres started = PostgresServer.start(options, paths);
        run(started, PostgresServer.SUPERUSER, "CREATE DATABASE " + NAME);
        for (String file : List.of("postgres-demo.sql", "postgres-cdc.sql")) {
            run(started, NAME, Files.readString(configs().resolve("sql/" + file)));
        }
        run(started, NAME, "ALTER ROLE data_gateway_cdc PASSWORD '" + password + "'");
        return started;
    }

    /** Returns the folder of the shipped configs of database connectors, with their SQL. */
    private Path configs() {
        return paths.bundle().resolve("jdbc-config");
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
            // The call that needed it has failed with this; what was started of it ends with this process.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
