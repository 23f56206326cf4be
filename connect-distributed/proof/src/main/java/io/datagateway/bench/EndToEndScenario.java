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

    /** Clients that do not wait, timed until all is in prod. */
    private record PeakSubject(HttpLoad load, TopicProgress prod) implements Subject {

        @Override
        public String name() {
            return "peak, POST to prod, 100 records x 16 connections";
        }

        @Override
        public double round(int seconds) throws Exception {
            long begin = System.nanoTime();
            long before = prod.end();
            load.run(seconds);
            long quiet = prod.awaitQuiet();
            return (prod.end() - before) / ((quiet - begin) / 1e9) / LatencyScenario.RECORDS;
        }
    }

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        try (var validation = new ValidationConnectors(testBed)) {
            ConnectRest rest = validation.rest();
            Map<String, String> settings = Map.of(
                    "topics.regex",
                    "sales\\.orders\\.raw",
                    "transforms.validate.contracts.path",
                    testBed.catalog().toString());
            testBed.deploy(CONNECTOR, CONNECTOR, settings);
            BenchFigures figures = measure(testBed, orders, new TopicProgress(validation.admin(), PROD));
            rest.stop(CONNECTOR);
            return figures;
        }
    }

    private static BenchFigures measure(BenchTestBed testBed, Workload orders, TopicProgress prod) throws Exception {
        double half = peak(testBed, orders, prod) / 2;
        String name = String.format(Locale.ROOT, "POST to prod at %,.0f x %d records/s", half, LatencyScenario.RECORDS);
        try (var requests =
                        new TimedRequests(testBed, orders, 2 * LatencyScenario.CONNECTIONS, LatencyScenario.RECORDS);
                var reader = new ProdLatencyReader(testBed, PROD.get(0))) {
            var subject = new EndToEndSubject(name, requests, reader, half);
            return testBed.comparison()
                    .run("ms (p99)", List.of(subject), GoalFigure.ratio(PerformanceGoal.END_TO_END, 0));
        }
    }

    /** Returns the requests a second that come out as fast as they come in, once earlier ones are through. */
    private static double peak(BenchTestBed testBed, Workload orders, TopicProgress prod) throws Exception {
        prod.awaitQuiet();
        try (var load = testBed.load(orders, LatencyScenario.CONNECTIONS, LatencyScenario.RECORDS)) {
            return testBed.comparison().warmRate("requests/s", new PeakSubject(load, prod));
        }
    }
}
