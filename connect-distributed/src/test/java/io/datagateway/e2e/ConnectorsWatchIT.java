// SPDX-License-Identifier: Apache-2.0
package io.datagateway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.test.TestUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped command against a real worker whose gateway really fails: a contract is broken, later mended. */
class ConnectorsWatchIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String GATEWAY = GatewayCluster.GATEWAY;
    private static final int NOTHING_TO_DO = 0;
    private static final int RESTARTED = 1;

    @TempDir
    static Path certs;

    @TempDir
    static Path contracts;

    @AutoClose
    private static GatewayCluster cluster;

    private static ConnectRest rest;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        cluster = new GatewayCluster(certs);
        rest = new ConnectRest(cluster.connect().endpointForResource(""), SOON);
        cluster.copyContracts(contracts);
        cluster.deploy(GATEWAY, Map.of());
        awaitRunning();
    }

    @Test
    void whatFailsIsTriedUntilItRunsAndWhatSomeonePausedIsNot() throws Exception {
        Path away = folder.resolve("away");
        assertThat(command("--once").start().waitFor()).isEqualTo(NOTHING_TO_DO);

        Files.move(contracts, away);
        restartAll();
        awaitFailed();
        rest.pause(GATEWAY);
        TestUtils.waitForCondition(() -> rest.status(GATEWAY).halted(), SOON.toMillis(), "it is not paused");
        assertThat(rest.status(GATEWAY).failed()).isTrue();
        assertThat(command("--once").start().waitFor()).isEqualTo(NOTHING_TO_DO);

        rest.resume(GATEWAY);
        awaitFailed();
        assertThat(command("--once").start().waitFor()).isEqualTo(RESTARTED);

        Process watcher = command("--interval", "1").start();
        try {
            TestUtils.waitForCondition(() -> restarts().size() > 2, SOON.toMillis(), "it is not tried again");
            Files.move(away, contracts);
            awaitRunning();
        } finally {
            watcher.destroy();
            watcher.waitFor();
        }
        assertThat(restarts())
                .allSatisfy(line -> assertThat(line)
                        .matches("\\S+Z http-source: restarted task 0, task 1 after \\S+Exception(, caused by \\S+)*;"
                                + " next try not before \\S+Z")
                        .doesNotContain("cannot be listed"));
        List<String> others = lines();
        others.removeAll(restarts());
        assertThat(others)
                .as("nothing else, unless a busy machine let the worker wait")
                .allMatch(line -> line.matches("\\S+Z " + rest.url() + " (does not answer: GET .*|answers again)"));
    }

    private ProcessBuilder command(String... options) throws IOException {
        var line = new ArrayList<>(List.of("connectors", "watch", "--url", rest.url()));
        line.addAll(List.of(options));
        return GatewayCommand.process(line).redirectOutput(Redirect.appendTo(log().toFile()));
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(log());
    }

    private List<String> restarts() throws IOException {
        return lines().stream()
                .filter(line -> line.contains(" " + GATEWAY + ": "))
                .toList();
    }

    private Path log() {
        return folder.resolve("log");
    }

    /** Both tasks at once: one that goes on would keep the listener. */
    private static void restartAll() {
        String url = rest.url() + "/connectors/" + GATEWAY + "/restart?includeTasks=true";
        assertThat(cluster.connect().requestPost(url, "", Map.of()).getStatus()).isEqualTo(202);
    }

    private static void awaitRunning() throws InterruptedException {
        cluster.connect().assertions().assertConnectorAndExactlyNumTasksAreRunning(GATEWAY, 2, "it does not run");
    }

    private static void awaitFailed() throws InterruptedException {
        cluster.connect().assertions().assertConnectorIsRunningAndTasksHaveFailed(GATEWAY, 2, "it has not failed");
    }
}
