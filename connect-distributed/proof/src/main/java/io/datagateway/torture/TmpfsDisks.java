// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file system in memory (tmpfs) for each broker's records, which can be filled; needs a mount namespace of its own.
 */
final class TmpfsDisks {

    private static final String SIZE = "size=1g";

    private TmpfsDisks() {}

    /** Mounts them; to be called before the brokers' folders are formatted. */
    static void mount(Cluster cluster) throws IOException, InterruptedException {
        for (Node node : cluster.topology().nodes(Node.Kind.BROKER)) {
            Path data = Files.createDirectories(cluster.paths().data(node));
            int code = new ProcessBuilder("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", data.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("cannot mount a file system on " + data
                        + "; fill-disk and cut-network need user namespaces (unshare --user --mount --net)");
            }
        }
    }
}
