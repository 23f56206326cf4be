// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Large requests against those of usual size: a record must not take longer in them. */
final class LargePart implements Part {

    private static final int CONNECTIONS = 4;
    private static final int USUAL = 1_000;
    private static final int LARGE = 10_000;

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        try (var usual = load(ground, orders, USUAL);
                var large = load(ground, orders, LARGE)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    new IngestContestant("ingest, 1,000 records x 4 connections", usual, USUAL),
                                    new IngestContestant("ingest, 10,000 records x 4 connections", large, LARGE)));
            // Time a record is the inverse of records a second.
            rows.add(Row.ratio(Goal.LARGE, figures.get(0), figures.get(1)));
            return figures;
        }
    }

    private static HttpLoad load(Ground ground, Workload orders, int records) throws Exception {
        return new HttpLoad(ground.tls(orders.topic()), ground.gateway(), CONNECTIONS, orders.requests(records));
    }
}
