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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A PostgreSQL with TLS, prepared with the shipped SQL for the shipped connector. It starts in the background: who needs
 * it first waits for it. Its superuser needs no password on this machine: for demonstration only.
 */
final class Database implements AutoCloseable {

    /** The connector that reads it. */
    static final String CONNECTOR = "orders-postgres-cdc";

    /** The topic that the connector's heartbeats go to, one partition. */
    static final String HEARTBEATS = "data-gateway.heartbeat." + CONNECTOR;

    static final String NAME = "shop";
    static final String SUPERUSER = "postgres";

    private static final String PLUGIN = "debezium-connector-postgres";
    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private final Options options;
    private final Workspace workspace;
    private final Path folder;
    private final String password = UUID.randomUUID().toString();
    private final FutureTask<EmbeddedPostgres> server = new FutureTask<>(this::startAndPrepare);

    private Database(Options options, Workspace workspace) {
        this.options = options;
        this.workspace = workspace;
        this.folder = workspace.root().resolve("postgres");
    }

    /** Begins to start it; its certificate, called {@code postgres}, must be there. */
    static Database start(Options options, Workspace workspace) throws IOException {
        var database = new Database(options, workspace);
        Files.createDirectories(database.plugins());
        Files.createSymbolicLink(
                database.plugins().resolve(PLUGIN), workspace.stockPlugins().resolve(PLUGIN));
        Files.copy(workspace.certs().resolve("ca.crt"), workspace.certs().resolve("postgres-ca.crt"));
        new Thread(database.server, "postgres").start();
        return database;
    }

    /** A plugin directory with the connector for it, and no other plugin. */
    Path plugins() {
        return folder.resolve("plugins");
    }

    /** Of the connector's role. */
    String password() {
        return password;
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
                    "PostgreSQL is not ready: " + e.getMessage() + "; see " + log()
                            + ", or leave it out with --no-database",
                    e);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused " + sql + ": " + e.getMessage(), e);
        }
    }

    private EmbeddedPostgres startAndPrepare() throws IOException, SQLException {
        EmbeddedPostgres started = start();
        run(started, SUPERUSER, "CREATE DATABASE " + NAME);
        for (String file : List.of("postgres-demo.sql", "postgres-cdc.sql")) {
            run(started, NAME, Files.readString(workspace.databaseConfigs().resolve("sql/" + file)));
        }
        run(started, NAME, "ALTER ROLE data_gateway_cdc PASSWORD '" + password + "'");
        return started;
    }

    private EmbeddedPostgres start() throws IOException {
        // The connector's role must show its password, over TLS.
        Path access = Files.writeString(folder.resolve("pg_hba.conf"), """
                hostssl all data_gateway_cdc samehost scram-sha-256
                host    all postgres         samehost trust
                """);
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(options.number(Port.POSTGRES))
                .setPGStartupWait(TIME_TO_START)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .setLocaleConfig("locale", "C")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("hba_file", quoted(access))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", quoted(workspace.certs().resolve("postgres.crt")))
                .setServerConfig("ssl_key_file", quoted(workspace.certs().resolve("postgres.key")))
                .start();
    }

    private Path log() {
        return workspace.logs().resolve("postgres.log");
    }

    /** For the shell through which the server is started. */
    private static String quoted(Path path) {
        return "'" + path + "'";
    }

    private static void run(EmbeddedPostgres server, String database, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(server.getJdbcUrl(SUPERUSER, database));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Comes after the end of the connector: until then the server would wait for it. */
    @Override
    public void close() throws IOException {
        try {
            server.get().close();
        } catch (ExecutionException e) {
            // Said to who needed it; what of it was started ends with this process.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
