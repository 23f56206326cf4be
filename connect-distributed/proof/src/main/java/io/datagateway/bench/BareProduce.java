// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A plain producer in a process with the worker's heap and collector, whose pauses are part of its latency as they are
 * of the gateway's.
 */
final class BareProduce implements AutoCloseable {

    private final BareProcess process;

    BareProduce(BenchTestBed testBed, String topic, int records) throws IOException {
        String contracts = testBed.cluster().paths().contracts().toString();
        String seed = Integer.toString(testBed.options().seed);
        process = new BareProcess(
                testBed,
                BareProduce.class,
                testBed.producerSettings("http-source"),
                List.of(contracts, seed, topic, Integer.toString(records)));
    }

    /** Returns the 99th percentile of the latencies at a rate, in milliseconds. */
    double p99Millis(double perSecond, int seconds) throws IOException {
        process.ask(perSecond + " " + seconds);
        return Double.parseDouble(process.answer());
    }

    @Override
    public void close() {
        process.close();
    }

    /** @param arguments the producer's settings, the contracts, the seed of the records, the topic, records of a batch */
    public static void main(String[] arguments) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(in);
        }
        Workload orders = new OrderRecords(Path.of(arguments[1]), Integer.parseInt(arguments[2])).good();
        var kafka = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        var questions = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (var producer = new TimedProducer(kafka, orders, arguments[3], Integer.parseInt(arguments[4]))) {
            for (String line = questions.readLine(); line != null; line = questions.readLine()) {
                String[] words = line.split(" ");
                LatencyHistogram latencies = producer.run(Double.parseDouble(words[0]), Integer.parseInt(words[1]));
                System.out.println(latencies.p99Millis());
            }
        }
    }
}
