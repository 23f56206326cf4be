// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverridePolicyTest {

    private static final String POLICIES = "org/apache/kafka/connect/connector/policy/";

    @TempDir
    private Path libs;

    @Test
    void theShippedAllowlistStaysWhereConnectKnowsIt() throws Exception {
        jar("kafka-clients-4.2.1.jar", "any");
        jar("connect-runtime-4.2.1.jar", POLICIES + "AllowlistConnectorClientConfigOverridePolicy.class");

        assertThat(OverridePolicy.changes(libs)).isEmpty();
    }

    @Test
    void beforeThereIsOnlyAll() throws Exception {
        jar("connect-runtime-4.1.2.jar", POLICIES + "AllConnectorClientConfigOverridePolicy.class");

        assertThat(OverridePolicy.changes(libs)).containsEntry("connector.client.config.override.policy", "All");
    }

    private void jar(String name, String entry) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(libs.resolve(name)))) {
            jar.putNextEntry(new JarEntry(entry));
        }
    }
}
