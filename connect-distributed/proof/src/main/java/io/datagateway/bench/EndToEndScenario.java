// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import io.datagateway.connect.ConnectRest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The time from POST until a consumer sees the record in prod, while gateway and validation share the worker. */
final class EndToEndScenario implements BenchScenario {

    private static final String CONNECTOR = "validation";
    private static final List<String> PROD = List.of("sales.orders.prod", "sales.orders.dlq");
    private static final int PEAK_RUNS = 3;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** @param perSecond requests a second */
    private record EndToEndSubject(String name, TimedRequests requests, ProdLatencyReader reader, double perSecond)
            implements Subject {

        @Override
        public double round(int seconds) throws Exception {
            LatencyHistogram latencies = reader.restart();
            long sent = requests.run(perSecond, seconds).count() * LatencyScenario.RECORDS;
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (latencies.count() < sent) {
                if (System.nanoTime() > end) {
                    throw new IOException("not everything came to prod in 60 s");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
            return latencies.p99Millis();
        }
    }

    @Override
    public List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception {
        Workload orders = testBed.orders().good();
        try (var validation = new ValidationConnectors(testBed)) {
            ConnectRest rest = validation.rest();
            Map<String, String> settings = Map.of(
                    "topics.regex",
                    "sales\\.orders\\.raw",
                    "transforms.validate.contracts.path",
                    testBed.catalog().toString());
            testBed.deploy(CONNECTOR, CONNECTOR, settings);
            List<Measurement> measurements = measure(testBed, orders, new TopicProgress(validation.admin(), PROD));
            goalResults.add(new GoalResult(
                    PerformanceGoal.END_TO_END, measurements.get(0).statistics()));
            rest.stop(CONNECTOR);
            return measurements;
        }
    }

    private static List<Measurement> measure(BenchTestBed testBed, Workload orders, TopicProgress prod)
            throws Exception {
        double half = peak(testBed, orders, prod) / 2;
        String name = String.format(Locale.ROOT, "POST to prod at %,.0f x %d records/s", half, LatencyScenario.RECORDS);
        try (var requests =
                        new TimedRequests(testBed, orders, 2 * LatencyScenario.CONNECTIONS, LatencyScenario.RECORDS);
                var reader = new ProdLatencyReader(testBed, PROD.get(0))) {
            return testBed.comparison().run("ms (p99)", List.of(new EndToEndSubject(name, requests, reader, half)));
        }
    }

    /** Returns the requests a second that come out as fast as they come in, once earlier ones are through. */
    private static double peak(BenchTestBed testBed, Workload orders, TopicProgress prod) throws Exception {
        prod.awaitQuiet();
        double peak = 0;
        try (var load = testBed.load(orders, LatencyScenario.CONNECTIONS, LatencyScenario.RECORDS)) {
            for (int i = 0; i < PEAK_RUNS; i++) {
                long begin = System.nanoTime();
                long before = prod.end();
                load.run(testBed.options().seconds);
                long quiet = prod.awaitQuiet();
                peak = Math.max(peak, (prod.end() - before) / ((quiet - begin) / 1e9) / LatencyScenario.RECORDS);
            }
        }
        return peak;
    }
}
