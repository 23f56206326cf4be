// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.ArrayList;
import java.util.List;

/** Every size of request and number of connections, and what rules and bad records cost; nothing of it is judged. */
final class GridPart implements Part {

    private static final int[] RECORDS = {1, 10, 100, 1_000, 10_000};
    private static final int[] CONNECTIONS = {1, 8, 64};

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Workload orders = ground.orders().good();
        for (int records : RECORDS) {
            for (int connections : CONNECTIONS) {
                // 64 x 10,000 is more than the gateway's queue takes.
                if (records * connections <= 100_000) {
                    figures.addAll(ingest(ground, orders, records, connections));
                }
            }
        }
        figures.addAll(http2(ground, orders));
        figures.addAll(validate(ground, orders, ground.orders().some(10)));
        return figures;
    }

    private static List<Figure> ingest(Ground ground, Workload orders, int records, int connections) throws Exception {
        String name = "ingest, %,d records x %d connections".formatted(records, connections);
        try (var load =
                new HttpLoad(ground.tls(orders.topic()), ground.gateway(), connections, orders.requests(records))) {
            return ground.duel().run("records/s", List.of(new IngestContestant(name, load, records)));
        }
    }

    private static List<Figure> http2(Ground ground, Workload orders) throws Exception {
        return ground.duel()
                .run(
                        "records/s",
                        List.of(
                                Http2Contestant.of(ground, 8, 64, new Http2Contestant.Body(orders, 1)),
                                Http2Contestant.of(ground, 8, 8, new Http2Contestant.Body(orders, 1_000))));
    }

    private static List<Figure> validate(Ground ground, Workload good, Workload bad) throws Exception {
        try (var validation = new Validation(ground)) {
            return ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    validation.rules("validate, no rules", RuleContract.NONE.of(good)),
                                    validation.rules("validate, 5 rules, 10 % bad", RuleContract.FIVE.of(bad)),
                                    validation.rules("validate, 2 expressions", RuleContract.EXPRESSIONS.of(good))));
        }
    }
}
