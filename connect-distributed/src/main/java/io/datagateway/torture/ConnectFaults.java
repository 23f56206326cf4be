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

/** What data engineers and operators do to connectors that run. */
final class ConnectFaults {

    private static final int LONGEST_PAUSE_MS = 5_000;

    private ConnectFaults() {}

    static String restart(Ground ground, Random random) throws IOException {
        String connector = any(random);
        ConnectRest rest = ground.connect();
        for (int task : rest.status(connector).tasks().keySet()) {
            rest.restartTask(connector, task);
        }
        return connector;
    }

    /** Changes a setting that changes nothing; Connect stops and starts all tasks all the same. */
    static String changeConfig(Ground ground, Random random) throws IOException {
        String connector = any(random);
        ConnectRest rest = ground.connect();
        Map<String, String> config = new HashMap<>(rest.config(connector));
        int least = connector.equals("validation") ? 2 : 4;
        int tasks = Integer.parseInt(config.getOrDefault("tasks.max", "1")) == least ? least + 1 : least;
        config.put("tasks.max", Integer.toString(tasks));
        rest.putConfig(connector, config);
        return connector + ", tasks.max=" + tasks;
    }

    static String pause(Ground ground, Random random) throws IOException, InterruptedException {
        String connector = any(random);
        ConnectRest rest = ground.connect();
        rest.pause(connector);
        int millis = random.nextInt(LONGEST_PAUSE_MS);
        TimeUnit.MILLISECONDS.sleep(millis);
        rest.resume(connector);
        return "%s for %.1f s".formatted(connector, millis / 1000.0);
    }

    static String rotateCertificate(Ground ground, Random random)
            throws IOException, GeneralSecurityException, InterruptedException {
        boolean broken = random.nextBoolean();
        if (broken) {
            Path store = ground.cluster().folders().certs().resolve("gateway.p12");
            byte[] whole = Files.readAllBytes(store);
            Files.write(store, Arrays.copyOf(whole, whole.length / 2));
            restartGateway(ground);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MS));
        }
        ground.certificates().issue("gateway");
        restartGateway(ground);
        return broken ? "after a broken file" : "";
    }

    private static void restartGateway(Ground ground) throws IOException {
        ConnectRest rest = ground.connect();
        for (int task : rest.status("http-source").tasks().keySet()) {
            rest.restartTask("http-source", task);
        }
    }

    private static String any(Random random) {
        return Startup.CONNECTORS.get(random.nextInt(Startup.CONNECTORS.size()));
    }
}
