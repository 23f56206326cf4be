// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Validation with 20 rules, against the same connector without its SMTs. */
final class ValidateScenario implements BenchScenario {

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        try (var validation = new ValidationConnectors(testBed)) {
            BenchFigures figures = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    validation.copy("copy limit", orders.to("bench.copy", RuleContract.VERSION)),
                                    validation.rules("validate, 20 rules", RuleContract.TWENTY.of(orders))),
                            GoalFigure.ratio(PerformanceGoal.VALIDATE_COPY, 1, 0));
            validation.stop(List.of("bench.copy", RuleContract.TWENTY.topic()));
            return figures;
        }
    }
}
