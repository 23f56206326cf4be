// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** The gateway against a Connect source of prepared records: what Connect itself can do. */
final class FrameworkScenario implements BenchScenario {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        try (var validation = new ValidationConnectors(testBed);
                var load = testBed.load(orders, CONNECTIONS, RECORDS)) {
            var limit = new FrameworkBaseline(testBed, orders, validation);
            var ours = new IngestSubject("ingest, 1,000 records x 8 connections", load, RECORDS);
            BenchFigures figures = testBed.comparison()
                    .run("records/s", List.of(limit, ours), GoalFigure.ratio(PerformanceGoal.FRAMEWORK, 1, 0));
            limit.stop();
            return figures;
        }
    }
}
