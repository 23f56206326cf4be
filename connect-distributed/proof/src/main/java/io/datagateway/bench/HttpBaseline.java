// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.cluster.ClusterPaths;
import io.datagateway.cluster.Ports;
import io.datagateway.demo.DemoCertificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The gateway's listener in a process of its own, with nothing behind it. */
final class HttpBaseline implements AutoCloseable {

    private static final int LAST_PORT = 49;
    private static final int PATIENCE_SECONDS = 30;

    private final Process process;
    private final int port;

    HttpBaseline(BenchTestBed testBed) throws IOException, InterruptedException {
        port = testBed.cluster().topology().basePort() + LAST_PORT;
        process = new ProcessBuilder(line(testBed, port))
                .redirectErrorStream(true)
                .redirectOutput(testBed.cluster()
                        .paths()
                        .logs()
                        .resolve("http-limit.log")
                        .toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "kill-http-limit"));
        for (int second = 0; Ports.isFree(port); second++) {
            if (second == PATIENCE_SECONDS || !process.isAlive()) {
                throw new IOException("the HTTP limit's server does not listen; see its log");
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    URI address() {
        return URI.create("https://localhost:" + port);
    }

    private static List<String> line(BenchTestBed testBed, int port) {
        ClusterPaths paths = testBed.cluster().paths();
        Path plugin = paths.bundle().resolve("plugins/http-source-connector");
        String classPath = Baselines.jar(paths) + ":" + plugin + "/*:" + paths.kafkaClassPath();
        List<String> line = testBed.java(classPath, "io.datagateway.baselines.HttpBaselineServer");
        line.addAll(List.of(Integer.toString(port), paths.certs().toString(), DemoCertificates.PASSWORD));
        return line;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
