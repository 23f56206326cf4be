// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Raw to prod, against the same connector without its SMTs, and against a producer that is alone with Kafka. */
final class ValidatePart implements Part {

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        ground.topics(List.of("limit.producer"));
        try (var validation = new Validation(ground)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    new ProducerLimit(ground, orders, "limit.producer"),
                                    validation.copy("copy limit", orders.to("bench.copy", RuleContract.VERSION)),
                                    validation.rules("validate, 20 rules", RuleContract.TWENTY.of(orders)),
                                    validation.rules("validate, 5 rules", RuleContract.FIVE.of(orders))));
            rows.add(new Row(Goal.VALIDATE_COPY, ratio(figures, 2, 1)));
            rows.add(new Row(Goal.VALIDATE_PRODUCER, ratio(figures, 3, 0)));
            validation.stop(List.of("bench.copy", RuleContract.TWENTY.topic(), RuleContract.FIVE.topic()));
            return figures;
        }
    }

    private static Spread ratio(List<Figure> figures, int of, int by) {
        return figures.get(of).spread().by(figures.get(by).spread());
    }
}
