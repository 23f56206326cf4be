// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Every size of request and number of connections, and the cost of rules and of bad records; without goals. */
final class RequestSizeGridScenario implements BenchScenario {

    private static final int[] RECORDS = {1, 10, 100, 1_000, 10_000};
    private static final int[] CONNECTIONS = {1, 8, 64};

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        var figures = new BenchFigures(List.of(), List.of());
        Workload orders = testBed.orders().good();
        for (int records : RECORDS) {
            for (int connections : CONNECTIONS) {
                // 64 x 10,000 is more than the gateway's queue takes.
                if (records * connections <= 100_000) {
                    figures = figures.plus(ingest(testBed, orders, records, connections));
                }
            }
        }
        return figures.plus(http2(testBed, orders))
                .plus(validate(testBed, orders, testBed.orders().some(10)));
    }

    private static BenchFigures ingest(BenchTestBed testBed, Workload orders, int records, int connections)
            throws Exception {
        String name = "ingest, %,d records x %d connections".formatted(records, connections);
        try (var load = testBed.load(orders, connections, records)) {
            return testBed.comparison().run("records/s", List.of(new IngestSubject(name, load, records)));
        }
    }

    private static BenchFigures http2(BenchTestBed testBed, Workload orders) throws Exception {
        return testBed.comparison()
                .run(
                        "records/s",
                        List.of(
                                Http2Subject.of(testBed, 8, 64, orders.batch(1, 0)),
                                Http2Subject.of(testBed, 8, 8, orders.batch(1_000, 0))));
    }

    private static BenchFigures validate(BenchTestBed testBed, Workload good, Workload bad) throws Exception {
        try (var validation = new ValidationConnectors(testBed)) {
            return testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    validation.rules("validate, no rules", RuleContract.NONE.of(good)),
                                    validation.rules("validate, 5 rules, 10 % bad", RuleContract.FIVE.of(bad)),
                                    validation.rules("validate, 2 expressions", RuleContract.EXPRESSIONS.of(good))));
        }
    }
}
