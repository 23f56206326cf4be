// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Validation with 5 rules, against a producer that is alone with Kafka. */
final class ValidateFiveRulesScenario implements BenchScenario {

    @Override
    public List<Measurement> run(BenchTestBed testBed, List<GoalResult> goalResults) throws Exception {
        Workload orders = testBed.orders().good();
        testBed.topics(List.of("limit.producer"));
        try (var validation = new ValidationConnectors(testBed)) {
            List<Measurement> measurements = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    new ProducerBaseline(testBed, orders, "limit.producer"),
                                    validation.rules("validate, 5 rules", RuleContract.FIVE.of(orders))));
            goalResults.add(
                    GoalResult.ratio(PerformanceGoal.VALIDATE_PRODUCER, measurements.get(1), measurements.get(0)));
            validation.stop(List.of(RuleContract.FIVE.topic()));
            return measurements;
        }
    }
}
