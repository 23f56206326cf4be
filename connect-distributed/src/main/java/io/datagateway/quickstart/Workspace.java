// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where the quickstart's files are: everything it writes is under {@code target/quickstart}, fresh at each start. */
record Workspace(Path home) {

    /** Empties the folder and makes the ones inside it. */
    void refresh() throws IOException {
        if (Files.exists(root())) {
            try (var files = Files.walk(root())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
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
