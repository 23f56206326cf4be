// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.List;

/** Validation with 5 rules, against a producer that is alone with Kafka, and against bare clients that read and write. */
final class ValidateFiveRulesScenario implements BenchScenario {

    @Override
    public BenchFigures run(BenchTestBed testBed) throws Exception {
        Workload orders = testBed.orders().good();
        Workload through = orders.to("limit.through", RuleContract.VERSION);
        testBed.topics(List.of("limit.producer"));
        testBed.topics(ValidationConnectors.topics(through));
        try (var validation = new ValidationConnectors(testBed);
                var copy = new BareCopy(testBed, through.topic())) {
            BenchFigures figures = testBed.comparison()
                    .run(
                            "records/s",
                            List.of(
                                    new ProducerBaseline(testBed, orders, "limit.producer"),
                                    validation.rules("validate, 5 rules", RuleContract.FIVE.of(orders)),
                                    new ValidationSubject(
                                            "bare consumers and transactional producers", copy, through, validation)),
                            GoalFigure.ratio(PerformanceGoal.VALIDATE_PRODUCER, 1, 0),
                            GoalFigure.ratio(PerformanceGoal.VALIDATE_BARE, 1, 2));
            validation.stop(List.of(RuleContract.FIVE.topic()));
            return figures;
        }
    }
}
