// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The time to a 201 at half of the gateway's peak, against an acknowledgement of Kafka itself at the same rate. */
final class LatencyScenario implements BenchScenario {

    static final int RECORDS = 100;
    static final int CONNECTIONS = 16;

    /** A load that is sent at a rate and timed. */
    private interface Sending {
        double p99Millis(double perSecond, int seconds) throws Exception;
    }

    /** @param perSecond requests a second */
    private record LatencySubject(String name, Sending sending, double perSecond) implements Subject {

        @Override
        public double round(int seconds) throws Exception {
            return sending.p99Millis(perSecond, seconds);
        }
    }

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        testBed.topics(List.of("limit.produce"));
        double half = peak(testBed, orders) / 2;
        String rate = String.format(Locale.ROOT, "at %,.0f x %d records/s", half, RECORDS);
        try (var requests = new TimedRequests(testBed, orders, 2 * CONNECTIONS, RECORDS);
                var produce = new TimedProducer(testBed.producer(Map.of()), orders, "limit.produce", RECORDS);
                var bare = new BareProduce(testBed, "limit.produce", RECORDS)) {
            List<Subject> subjects = List.of(
                    new LatencySubject(
                            "plain produce " + rate,
                            (perSecond, seconds) ->
                                    produce.run(perSecond, seconds).p99Millis(),
                            half),
                    new LatencySubject(
                            "201 " + rate,
                            (perSecond, seconds) ->
                                    requests.run(perSecond, seconds).p99Millis(),
                            half),
                    new LatencySubject("produce with the worker's heap " + rate, bare::p99Millis, half));
            return testBed.comparison()
                    .run(
                            "ms (p99)",
                            subjects,
                            GoalFigure.ratio(PerformanceGoal.LATENCY, 1, 0),
                            GoalFigure.ratio(PerformanceGoal.LATENCY_WORKER, 1, 2));
        }
    }

    /** Returns the requests a second of clients that do not wait, once the gateway is warm. */
    private static double peak(BenchTestBed testBed, Workload orders) throws Exception {
        try (var load = testBed.load(orders, CONNECTIONS, RECORDS)) {
            var peak = new IngestSubject("peak, 100 records x 16 connections", load, 1);
            return testBed.comparison().warmRate("requests/s", peak);
        }
    }
}
