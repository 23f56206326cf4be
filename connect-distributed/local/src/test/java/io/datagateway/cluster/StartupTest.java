// SPDX-License-Identifier: Apache-2.0
package io.datagateway.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupTest {

    @Test
    void aProcessThatEndsIsToldAtOnceWithTheEndOfItsLog(@TempDir Path home) throws Exception {
        var paths = new ClusterPaths(home, home.resolve("target/cluster"));
        copyLog4j(paths);
        paths.refresh();
        var cluster = new Cluster(paths, Topology.onFreePorts(1, 1, false), JvmOptions.QUICK);

        // There is no Kafka in this home.
        assertThatThrownBy(() -> new Startup(cluster).startBrokers())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("broker-1 has ended; the end of " + paths.logs())
                .hasMessageContaining("kafka.Kafka");
    }

    private static void copyLog4j(ClusterPaths paths) throws IOException {
        Path config = Files.createDirectories(paths.bundle().resolve("config"));
        Files.writeString(config.resolve("log4j2.yaml"), "");
        Files.writeString(config.resolve("log4j.properties"), "");
    }
}
