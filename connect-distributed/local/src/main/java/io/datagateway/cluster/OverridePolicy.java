// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;

/** What Connect's jars of a worker know of limits to the client settings that connectors may override. */
final class OverridePolicy {

    private static final String ALLOWLIST =
            "org/apache/kafka/connect/connector/policy/AllowlistConnectorClientConfigOverridePolicy.class";

    private OverridePolicy() {}

    /**
     * Returns what the worker needs on top of the shipped properties, which have an allowlist: before Kafka 4.2 there is
     * none.
     *
     * @param libs folder with Kafka's jars
     */
    static Map<String, String> changes(Path libs) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libs, "connect-runtime-*.jar")) {
            for (Path jar : jars) {
                if (holdsAllowlist(jar)) {
                    return Map.of();
                }
            }
        }
        return Map.of("connector.client.config.override.policy", "All");
    }

    private static boolean holdsAllowlist(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getEntry(ALLOWLIST) != null;
        }
    }
}
