// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Raw to prod, against the same connector without its SMTs. */
final class ValidatePart implements Part {

    @Override
    public List<Figure> run(Ground ground, List<Row> rows) throws Exception {
        Workload orders = ground.orders().good();
        try (var validation = new Validation(ground)) {
            List<Figure> figures = ground.duel()
                    .run(
                            "records/s",
                            List.of(
                                    validation.copy("copy limit", orders.to("bench.copy", RuleContract.VERSION)),
                                    validation.rules("validate, 20 rules", RuleContract.TWENTY.of(orders))));
            rows.add(Row.ratio(Goal.VALIDATE_COPY, figures.get(1), figures.get(0)));
            validation.stop(List.of("bench.copy", RuleContract.TWENTY.topic()));
            return figures;
        }
    }
}
