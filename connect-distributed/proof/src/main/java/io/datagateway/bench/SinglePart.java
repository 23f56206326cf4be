// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/**
 * Requests of one record each, against the same listener with nothing behind it; and what Kafka alone can confirm, with
 * nothing in front of it.
 */
final class SinglePart implements Part {

    private static final int CONNECTIONS = 64;

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        List<byte[]> requests = orders.requests(1);
        try (var server = new HttpLimit(ground);
                var kafka = new TransactionLimit(ground, orders, "limit.transactions", CONNECTIONS);
                var limit = new HttpLoad(ground.tls(orders.topic()), server.address(), CONNECTIONS, requests);
                var load = new HttpLoad(ground.tls(orders.topic()), ground.gateway(), CONNECTIONS, requests)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "requests/s",
                            List.of(
                                    new IngestContestant("HTTP limit, 1 record x 64 connections", limit, 1),
                                    new IngestContestant("ingest, 1 record x 64 connections", load, 1),
                                    kafka));
            rows.add(Row.ratio(Goal.SINGLE, figures.get(1), figures.get(0)));
            return figures;
        }
    }
}
