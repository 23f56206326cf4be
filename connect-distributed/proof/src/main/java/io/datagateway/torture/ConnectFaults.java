// SPDX-License-Identifier: Apache-2.0
package io.datagateway.torture;

import io.datagateway.cluster.Startup;
import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Faults through Connect's REST API and the gateway's files, as data engineers and operators cause them. */
final class ConnectFaults {

    private static final int LONGEST_PAUSE_MS = 5_000;

    private ConnectFaults() {}

    static String restart(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        String connector = any(random);
        restart(testBed, connector);
        return connector;
    }

    private static void restart(TortureTestBed testBed, String connector) throws IOException, InterruptedException {
        for (int task :
                testBed.ask(connector, rest -> rest.status(connector)).tasks().keySet()) {
            testBed.tell(connector, rest -> restartIfThere(rest, connector, task));
        }
    }

    /** A task may be gone by now: Connect tells of tasks for a while after a change of their number. */
    private static void restartIfThere(ConnectRest rest, String connector, int task) throws IOException {
        if (rest.status(connector).tasks().containsKey(task)) {
            rest.restartTask(connector, task);
        }
    }

    /**
     * Changes {@code tasks.max}, which has no effect on the records; Connect stops and starts all tasks all the same.
     */
    static String changeConfig(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        String connector = any(random);
        Map<String, String> config = new HashMap<>(testBed.ask(connector, rest -> rest.config(connector)));
        int before = Integer.parseInt(config.getOrDefault("tasks.max", "1"));
        int tasks = before % 2 == 0 ? before + 1 : before - 1;
        config.put("tasks.max", Integer.toString(tasks));
        testBed.tell(connector, rest -> rest.putConfig(connector, config));
        return connector + ", tasks.max=" + tasks;
    }

    static String pause(TortureTestBed testBed, Random random) throws IOException, InterruptedException {
        String connector = any(random);
        testBed.tell(connector, rest -> rest.pause(connector));
        int millis = random.nextInt(LONGEST_PAUSE_MS);
        TimeUnit.MILLISECONDS.sleep(millis);
        testBed.tell(connector, rest -> rest.resume(connector));
        return "%s for %.1f s".formatted(connector, millis / 1000.0);
    }

    static String rotateCertificate(TortureTestBed testBed, Random random)
            throws IOException, GeneralSecurityException, InterruptedException {
        boolean broken = random.nextBoolean();
        if (broken) {
            Path store = testBed.cluster().paths().certs().resolve("gateway.p12");
            byte[] whole = Files.readAllBytes(store);
            Files.write(store, Arrays.copyOf(whole, whole.length / 2));
            restart(testBed, "http-source");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MS));
        }
        testBed.certificates().issue("gateway");
        restart(testBed, "http-source");
        return broken ? "after a broken file" : "";
    }

    private static String any(Random random) {
        return Startup.CONNECTORS.get(random.nextInt(Startup.CONNECTORS.size()));
    }
}
