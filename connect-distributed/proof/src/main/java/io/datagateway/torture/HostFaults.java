// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Faults of the machine: too much work, no space, no network. */
final class HostFaults {

    private static final int MORE_CLIENTS = 64;
    private static final int BLOCK = 1 << 16;
    private static final Duration TIME_TO_NOTICE = Duration.ofSeconds(20);

    private HostFaults() {}

    static String overload(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        int seconds = 4 + random.nextInt(5);
        testBed.load().burst(MORE_CLIENTS, Duration.ofSeconds(seconds));
        return MORE_CLIENTS + " clients for " + seconds + " s";
    }

    /**
     * Fills a broker's file system until the broker ends itself, as Kafka does, or long enough; then makes room again.
     */
    static String fillDisk(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        Node broker = testBed.anyBroker(random);
        Path ballast = testBed.cluster().paths().data(broker).resolve("ballast");
        long end = System.nanoTime() + TIME_TO_NOTICE.toNanos();
        while (testBed.cluster().isAlive(broker) && System.nanoTime() < end) {
            // Again and again: the broker deletes old snapshots and segments.
            fill(ballast);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        boolean gaveUp = !testBed.cluster().isAlive(broker);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(5_000));
        Files.delete(ballast);
        if (gaveUp) {
            testBed.cluster().start(broker);
        }
        return broker + (gaveUp ? ", which gave up" : "");
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            byte[] block = new byte[BLOCK];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    static String cutNetwork(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        Node worker = testBed.anyWorker(random);
        Node broker = testBed.anyBroker(random);
        String address = testBed.cluster().topology().host(worker, broker);
        route("add", address);
        int seconds = testBed.hold(3, random);
        route("del", address);
        return "%s from %s for %d s".formatted(worker, broker, seconds);
    }

    /** Adds or deletes a route to nowhere: packets to and from the address vanish. */
    private static void route(String change, String address) throws IOException, InterruptedException {
        int code = new ProcessBuilder("ip", "route", change, "blackhole", address + "/32", "table", "local")
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("ip route " + change + " blackhole " + address + " failed");
        }
    }
}
