// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.ClusterPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The worker's plugins: links to the distribution's, and the baselines that they are compared with. */
final class Baselines {

    private Baselines() {}

    static Path jar(ClusterPaths paths) {
        return paths.home().resolve("proof/baselines/target/baselines.jar");
    }

    /** Returns the plugin folder of the run. */
    static Path plugins(ClusterPaths paths) {
        return paths.root().resolve("plugins");
    }

    /** Makes the plugin folder. The validation is next to its baseline, which uses its classes. */
    static void link(ClusterPaths paths) throws IOException {
        Path plugins = plugins(paths);
        Path shipped = paths.bundle().resolve("plugins");
        for (String plugin : new String[] {"http-source-connector", "quality-smt"}) {
            link(shipped.resolve(plugin), Files.createDirectories(plugins.resolve(plugin)));
        }
        Path jar = jar(paths);
        Files.createSymbolicLink(plugins.resolve("quality-smt").resolve(jar.getFileName()), jar);
    }

    private static void link(Path from, Path to) throws IOException {
        try (var jars = Files.list(from)) {
            for (Path jar : jars.toList()) {
                Files.createSymbolicLink(to.resolve(jar.getFileName()), jar);
            }
        }
    }
}
