// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** POST to 201 of many records, against a producer that is alone with Kafka. */
final class IngestScenario implements BenchScenario {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        testBed.topics(List.of("limit.producer"));
        var limit = new ProducerBaseline(testBed, orders, "limit.producer");
        try (var load = testBed.load(orders, CONNECTIONS, RECORDS)) {
            var ours = new IngestSubject("ingest, 1,000 records x 8 connections", load, RECORDS);
            return testBed.comparison()
                    .run("records/s", List.of(limit, ours), GoalFigure.ratio(PerformanceGoal.INGEST, 1, 0));
        }
    }
}
