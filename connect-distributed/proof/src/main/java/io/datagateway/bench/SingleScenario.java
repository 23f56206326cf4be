// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/**
 * Requests of one record each, against the same listener with nothing behind it; and against Kafka with nothing in
 * front of it.
 */
final class SingleScenario implements BenchScenario {

    private static final int CONNECTIONS = 64;

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        List<byte[]> requests = orders.requests(1);
        try (var server = new HttpBaseline(testBed);
                var kafka = new TransactionBaseline(testBed, orders, "limit.transactions", CONNECTIONS);
                var limit = new HttpLoad(testBed.tls(orders.topic()), server.address(), CONNECTIONS, requests);
                var load = new HttpLoad(testBed.tls(orders.topic()), testBed.gateway(), CONNECTIONS, requests)) {
            return testBed.comparison()
                    .run(
                            "requests/s",
                            List.of(
                                    new IngestSubject("HTTP limit, 1 record x 64 connections", limit, 1),
                                    new IngestSubject("ingest, 1 record x 64 connections", load, 1),
                                    kafka),
                            GoalFigure.ratio(PerformanceGoal.SINGLE, 1, 0),
                            GoalFigure.ratio(PerformanceGoal.SINGLE_SERIES, 1, 0, 2));
        }
    }
}
