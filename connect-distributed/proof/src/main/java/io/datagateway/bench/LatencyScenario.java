// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.Locale;

/** The time to a 201 at half of the gateway's peak, against an acknowledgement of Kafka itself at the same rate. */
final class LatencyScenario implements BenchScenario {

    static final int RECORDS = 100;
    static final int CONNECTIONS = 16;
    private static final int PEAK_RUNS = 4;

    /** A load that is sent at a rate and timed. */
    private interface Sending {
        LatencyHistogram run(double perSecond, int seconds) throws Exception;
    }

    /** @param perSecond requests a second */
    private record LatencySubject(String name, Sending sending, double perSecond) implements Subject {

        @Override
        public double round(int seconds) throws Exception {
            return sending.run(perSecond, seconds).p99Millis();
        }
    }

    @Override
    public List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception {
        Workload orders = testBed.orders().good();
        testBed.topics(List.of("limit.produce"));
        double half = peak(testBed, orders) / 2;
        String rate = String.format(Locale.ROOT, "at %,.0f x %d records/s", half, RECORDS);
        try (var requests = new TimedRequests(testBed, orders, 2 * CONNECTIONS, RECORDS);
                var produce = new TimedProducer(testBed, orders, "limit.produce", RECORDS)) {
            List<Measurement> measurements = testBed.comparison()
                    .run(
                            "ms (p99)",
                            List.of(
                                    new LatencySubject("plain produce " + rate, produce::run, half),
                                    new LatencySubject("201 " + rate, requests::run, half)));
            goalResults.add(GoalResult.ratio(PerformanceGoal.LATENCY, measurements.get(1), measurements.get(0)));
            return measurements;
        }
    }

    /**
     * Returns the requests a second of clients that do not wait; the best of some runs, as the first ones still
     * compile.
     */
    private static double peak(BenchTestBed testBed, Workload orders) throws Exception {
        double peak = 0;
        try (var load = testBed.load(orders, CONNECTIONS, RECORDS)) {
            for (int i = 0; i < PEAK_RUNS; i++) {
                peak = Math.max(peak, load.run(testBed.options().seconds));
            }
        }
        return peak;
    }
}
