// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Validation with 20 rules, against the same connector without its SMTs. */
final class ValidateScenario implements BenchScenario {

    @Override
    public List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception {
        Workload orders = testBed.orders().good();
        try (var validation = new ValidationConnectors(testBed)) {
            List<Measurement> measurements = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    validation.copy("copy limit", orders.to("bench.copy", RuleContract.VERSION)),
                                    validation.rules("validate, 20 rules", RuleContract.TWENTY.of(orders))));
            goalResults.add(GoalResult.ratio(PerformanceGoal.VALIDATE_COPY, measurements.get(1), measurements.get(0)));
            validation.stop(List.of("bench.copy", RuleContract.TWENTY.topic()));
            return measurements;
        }
    }
}
