// SPDX-License-Identifier: Apache-2.0
package io.datagateway.neighbours;

import io.datagateway.cluster.Cluster;
import io.datagateway.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process takes of the machine, as Linux tells it.
 *
 * @param mebibytes resident memory
 */
record ProcessMemory(Node node, long mebibytes, long threads) {

    static ProcessMemory of(Cluster cluster, Node node) throws IOException {
        Path status = Path.of("/proc", cluster.pid(node).orElseThrow().toString(), "status");
        return new ProcessMemory(node, number(status, "VmRSS:") >> 10, number(status, "Threads:"));
    }

    private static long number(Path status, String name) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }

    @Override
    public String toString() {
        return "%s: %d MiB, %d threads".formatted(node, mebibytes, threads);
    }
}
