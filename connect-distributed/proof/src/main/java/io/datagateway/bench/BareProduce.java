// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.io.IOException;
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
    public static void main(String[] arguments) throws Exception {
        Properties settings = BareProcess.settings(arguments);
        Workload orders = new OrderRecords(Path.of(arguments[1]), Integer.parseInt(arguments[2])).good();
        var kafka = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try (var producer = new TimedProducer(kafka, orders, arguments[3], Integer.parseInt(arguments[4]))) {
            BareProcess.answer(question -> {
                String[] words = question.split(" ");
                LatencyHistogram latencies = producer.run(Double.parseDouble(words[0]), Integer.parseInt(words[1]));
                return Double.toString(latencies.p99Millis());
            });
        }
    }
}
