// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Raw to prod, against a producer that is alone with Kafka. */
final class ThroughPart implements Part {

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
                                    validation.rules("validate, 5 rules", RuleContract.FIVE.of(orders))));
            rows.add(Row.ratio(Goal.VALIDATE_PRODUCER, figures.get(1), figures.get(0)));
            validation.stop(List.of(RuleContract.FIVE.topic()));
            return figures;
        }
    }
}
