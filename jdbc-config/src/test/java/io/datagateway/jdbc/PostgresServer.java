// SPDX-License-Identifier: Apache-2.0
package io.datagateway.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL of this test, with logical decoding and TLS; may crash and start again. */
final class PostgresServer implements AutoCloseable {

    /** Of every role that the shipped SQL makes. */
    static final String PASSWORD = "of-the-test";

    private final Path data;
    private final ServerCertificate certificate;
    private EmbeddedPostgres server;

    /** @param folder an empty one, for the data and the certificate */
    PostgresServer(Path folder) throws Exception {
        this.data = folder.resolve("data");
        this.certificate = new ServerCertificate(folder);
        this.server = builder().start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("wal_level", "logical")
                // As a server in production; the library would lose commits in a crash.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_senders", "20")
                .setServerConfig("max_replication_slots", "20")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.certificate().toString())
                .setServerConfig("ssl_key_file", certificate.key().toString());
    }

    /** Crashes, and starts again at the same port. */
    void crash() throws Exception {
        int port = port();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        Optional<ProcessHandle> postmaster = ProcessHandle.of(pid);
        // At once, with all its processes and without a checkpoint ("immediate shutdown").
        new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
        postmaster.orElseThrow().onExit().get(30, TimeUnit.SECONDS);
        server.close();
        server = builder().setPort(port).start();
    }

    int port() {
        return server.getPort();
    }

    /** What a client trusts. */
    Path rootCertificate() {
        return certificate.certificate();
    }

    void createDatabase(String name) throws SQLException {
        run("postgres", "CREATE DATABASE " + name);
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(server.getJdbcUrl("postgres", database));
    }

    void run(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Runs a file of {@code sql/}, with the names of another table in it if that is not the shipped example. */
    void prepare(String database, String file, String table) throws SQLException, IOException {
        run(database, Files.readString(Path.of("sql", file)).replace("public.orders", "public." + table));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
