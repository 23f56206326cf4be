// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.ClusterPaths;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A PostgreSQL with TLS and logical decoding, as a process of its own that ends with this one. Its superuser needs no
 * password on this machine, and it loses commits if the machine fails: for demonstration only.
 */
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);

    private PostgresServer() {}

    static EmbeddedPostgres start(QuickstartOptions options, ClusterPaths paths) throws IOException {
        Path folder = Files.createDirectories(paths.root().resolve("postgres"));
        Path unpacked = unpackedBinaries(paths);
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(options.postgresPort())
                .setPGStartupWait(TIME_TO_START)
                .setOutputRedirector(Redirect.appendTo(log(paths).toFile()))
                .setLocaleConfig("locale", "C")
                .setServerConfig("wal_level", "logical")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("hba_file", quoted(access(folder)))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", quoted(paths.certs().resolve("postgres.crt")))
                .setServerConfig("ssl_key_file", quoted(paths.certs().resolve("postgres.key")))
                .start();
        Files.writeString(unpacked.resolve("complete"), "");
        return server;
    }

    static Path log(ClusterPaths paths) {
        return paths.logs().resolve("postgres.log");
    }

    /** PostgreSQL is unpacked once, which takes seconds; what was left by an attempt that was cut short does not count. */
    private static Path unpackedBinaries(ClusterPaths paths) throws IOException {
        Path folder = paths.home().resolve("target/postgres");
        if (!Files.exists(folder.resolve("complete"))) {
            ClusterPaths.delete(folder);
        }
        return Files.createDirectories(folder);
    }

    /** Writes the file that says who may connect: the connector's role only with its password, and over TLS. */
    private static Path access(Path folder) throws IOException {
        return Files.writeString(folder.resolve("pg_hba.conf"), """
                hostssl all data_gateway_cdc samehost scram-sha-256
                host    all postgres         samehost trust
                """);
    }

    /** For the shell through which the server is started. */
    private static String quoted(Path path) {
        return "'" + path + "'";
    }
}
