// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka's own ProducerPerformance, with the settings of a shipped connector's producer; a process for each round. */
final class ProducerBaseline implements Subject {

    /** Records a second, for the first round; the others go by the one before. */
    private static final double GUESS = 300_000;

    /** Seconds that are not counted, in which the process compiles. */
    private static final int COMPILING = 2;

    private static final Pattern RATE = Pattern.compile(" records sent, ([0-9.]+) records/sec .* 99th");

    private final BenchTestBed testBed;
    private final Path payload;
    private final String topic;
    private double rate = GUESS;

    /** @param topic the topic that it writes to */
    ProducerBaseline(BenchTestBed testBed, Workload workload, String topic) throws IOException {
        this.testBed = testBed;
        this.topic = topic;
        this.payload = testBed.payload(workload, topic);
    }

    @Override
    public String name() {
        return "producer limit (ProducerPerformance)";
    }

    @Override
    public double round(int seconds) throws Exception {
        Process process = new ProcessBuilder(line((long) (rate * COMPILING), (long) (rate * seconds)))
                .redirectErrorStream(true)
                .start();
        String last = "";
        try (var in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                last = RATE.matcher(text).find() ? text : last;
            }
        }
        Matcher found = RATE.matcher(last);
        if (process.waitFor() != 0 || !found.find()) {
            throw new IOException("ProducerPerformance did not end well");
        }
        rate = Double.parseDouble(found.group(1));
        return rate;
    }

    private List<String> line(long warmup, long records) throws IOException {
        List<String> line =
                testBed.java(testBed.cluster().paths().kafkaClassPath(), "org.apache.kafka.tools.ProducerPerformance");
        line.addAll(List.of("--topic", topic, "--throughput", "-1"));
        line.addAll(List.of("--warmup-records", Long.toString(warmup)));
        line.addAll(List.of("--num-records", Long.toString(warmup + records)));
        line.addAll(List.of("--payload-file", payload.toString(), "--payload-delimiter", Workload.DELIMITER));
        line.addAll(List.of("--bootstrap-server", testBed.cluster().topology().bootstrapServers()));
        for (Map.Entry<String, String> setting :
                testBed.producerSettings("http-source").entrySet()) {
            line.addAll(List.of("--command-property", setting.getKey() + "=" + setting.getValue()));
        }
        return line;
    }
}
