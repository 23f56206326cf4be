// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** The gateway against what Connect itself can do. */
final class FrameworkPart implements Part {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        try (var validation = new Validation(ground);
                var load = new HttpLoad(
                        ground.tls(orders.topic()), ground.gateway(), CONNECTIONS, orders.requests(RECORDS))) {
            var limit = new FrameworkLimit(ground, orders, validation);
            var ours = new IngestContestant("ingest, 1,000 records x 8 connections", load, RECORDS);
            List<Figure> figures = ground.duel().run("records/s", List.of(limit, ours));
            rows.add(Row.ratio(Goal.FRAMEWORK, figures.get(1), figures.get(0)));
            limit.stop();
            return figures;
        }
    }
}
