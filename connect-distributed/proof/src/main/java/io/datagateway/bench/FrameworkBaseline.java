// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Connect source of prepared records, as fast as Connect takes them. */
final class FrameworkBaseline implements Subject {

    private static final String CONNECTOR = "framework-limit";
    private static final String TOPIC = "limit.framework";

    private final ConnectRest rest;
    private final TopicProgress progress;

    FrameworkBaseline(BenchTestBed testBed, Workload workload, ValidationConnectors validation)
            throws IOException, InterruptedException {
        testBed.topics(List.of(TOPIC));
        progress = new TopicProgress(validation.admin(), List.of(TOPIC));
        Path payload = testBed.payload(workload, TOPIC);
        Map<String, String> settings = new HashMap<>(Map.of(
                "connector.class",
                "io.datagateway.baselines.PreparedSourceConnector",
                "topic",
                TOPIC,
                "partitions",
                Integer.toString(BenchTestBed.PARTITIONS),
                "payload.file",
                payload.toString(),
                "payload.delimiter",
                Workload.DELIMITER));
        testBed.deploy(CONNECTOR, "http-source", settings);
        rest = testBed.rest("http-source");
        ValidationConnectors.pause(rest, CONNECTOR);
    }

    @Override
    public String name() {
        return "framework limit (prepared records)";
    }

    @Override
    public double round(int seconds) throws Exception {
        progress.awaitQuiet();
        long before = progress.end();
        rest.resume(CONNECTOR);
        progress.awaitMoreThan(before);
        long begin = System.nanoTime();
        before = progress.end();
        TimeUnit.SECONDS.sleep(seconds);
        double rate = (progress.end() - before) / ((System.nanoTime() - begin) / 1e9);
        ValidationConnectors.pause(rest, CONNECTOR);
        return rate;
    }

    void stop() throws IOException {
        rest.stop(CONNECTOR);
    }
}
