// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import io.datagateway.cluster.ClusterPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the quickstart's files are: everything it writes is under {@code target/quickstart}, fresh at each start, but for
 * the unpacked PostgreSQL.
 */
record Workspace(Path home) {

    /** Empties the folder and makes the ones inside it. */
    void refresh() throws IOException {
        ClusterPaths.delete(root());
        Files.createDirectories(certs());
        Files.createDirectories(logs());
        Files.createDirectories(data());
    }

    Path root() {
        return home.resolve("target/quickstart");
    }

    Path certs() {
        return root().resolve("certs");
    }

    Path logs() {
        return root().resolve("logs");
    }

    Path data() {
        return root().resolve("data");
    }

    /** The unpacked distribution: what an operator would install. */
    Path bundle() {
        return home.resolve("target/bundle/data-gateway");
    }

    /** The shipped configs of database connectors, and their SQL. */
    Path databaseConfigs() {
        return bundle().resolve("jdbc-config");
    }

    Path postgresBinaries() {
        return home.resolve("target/postgres");
    }

    /** The published database connectors, unpacked by the build. */
    Path stockPlugins() {
        return home.resolveSibling("jdbc-config").resolve("target/plugins");
    }

    Path contracts() {
        return bundle().resolve("contracts");
    }

    Path kafkaLibraries() {
        return home.resolve("kafka/target/libs");
    }
}
