// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** POST to 201 of many small batches, against a producer that is alone with Kafka. */
final class IngestPart implements Part {

    private static final int RECORDS = 1_000;
    private static final int CONNECTIONS = 8;

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        ground.topics(List.of("limit.producer"));
        var limit = new ProducerLimit(ground, orders, "limit.producer");
        try (var load =
                new HttpLoad(ground.tls(orders.topic()), ground.gateway(), CONNECTIONS, orders.requests(RECORDS))) {
            var ours = new IngestContestant("ingest, 1,000 records x 8 connections", load, RECORDS);
            List<Figure> figures = ground.duel().run("records/s", List.of(limit, ours));
            rows.add(Row.ratio(Goal.INGEST, figures.get(1), figures.get(0)));
            return figures;
        }
    }
}
