// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Validation of wide records, and their ingest against the producer limit; the ingest has a goal. */
final class WideScenario implements BenchScenario {

    private static final int RECORDS = 100;
    private static final int CONNECTIONS = 8;

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload wide = new WideRecords(testBed.options().seed).good();
        testBed.topics(List.of("limit.wide"));
        try (var validation = new ValidationConnectors(testBed);
                var load = testBed.load(wide, CONNECTIONS, RECORDS)) {
            // First, as it makes the topics that the gateway needs.
            var validate = validation.rules("validate, wide, 20 rules", wide);
            BenchFigures validated = testBed.comparison().run("records/s", List.of(validate));
            validation.stop(List.of(WideRecords.TOPIC));
            var limit = new ProducerBaseline(testBed, wide, "limit.wide");
            var ingest = new IngestSubject("ingest, wide, 100 records x 8 connections", load, RECORDS);
            return validated.plus(testBed.comparison()
                    .run("records/s", List.of(limit, ingest), GoalFigure.ratio(PerformanceGoal.WIDE, 1, 0)));
        }
    }
}
