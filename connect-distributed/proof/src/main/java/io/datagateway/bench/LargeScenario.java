// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Large requests against those of usual size: a record must not take longer in them. */
final class LargeScenario implements BenchScenario {

    private static final int CONNECTIONS = 4;
    private static final int USUAL = 1_000;
    private static final int LARGE = 10_000;

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        try (var usual = testBed.load(orders, CONNECTIONS, USUAL);
                var large = testBed.load(orders, CONNECTIONS, LARGE)) {
            // Time a record is the inverse of records a second.
            return testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    new IngestSubject("ingest, 1,000 records x 4 connections", usual, USUAL),
                                    new IngestSubject("ingest, 10,000 records x 4 connections", large, LARGE)),
                            GoalFigure.ratio(PerformanceGoal.LARGE, 0, 1));
        }
    }
}
