// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalFigureTest {

    private static final List<Double> STEADY = List.of(98.0, 102.0, 100.0, 99.0, 101.0, 100.0);
    private static final List<Double> RISING = List.of(50.0, 60.0, 70.0, 80.0, 90.0, 100.0);

    @Test
    void itIsARatioToOneOrToSeveralInSeriesOrAFigureOfItsOwn() {
        List<RoundStatistics> seen = List.of(
                RoundStatistics.of(List.of(30.0)),
                RoundStatistics.of(List.of(15.0)),
                RoundStatistics.of(List.of(60.0)));

        assertThat(GoalFigure.ratio(PerformanceGoal.SINGLE, 1, 0).seen(seen).median())
                .isEqualTo(0.5);
        assertThat(GoalFigure.ratio(PerformanceGoal.SINGLE_SERIES, 1, 0, 2)
                        .seen(seen)
                        .median())
                .isEqualTo(0.75);
        assertThat(GoalFigure.ratio(PerformanceGoal.END_TO_END, 1).seen(seen).median())
                .isEqualTo(15);
    }

    @Test
    void itIsJudgedIfAllWasStationary() {
        assertThat(verdict(measurement(STEADY, true), measurement(STEADY, true)))
                .isEqualTo(GoalVerdict.REACHED);
    }

    @Test
    void itIsNotJudgedIfAContestantWasNotWarm() {
        assertThat(verdict(measurement(STEADY, true), measurement(STEADY, false)))
                .isEqualTo(GoalVerdict.NOT_STATIONARY);
    }

    @Test
    void itIsNotJudgedIfTheRatioItselfHasATrend() {
        assertThat(verdict(measurement(STEADY, true), measurement(RISING, true)))
                .isEqualTo(GoalVerdict.NOT_STATIONARY);
        assertThat(verdict(measurement(RISING, true), measurement(RISING, true)))
                .isEqualTo(GoalVerdict.REACHED);
    }

    @Test
    void fewRoundsDecideNothing() {
        assertThat(verdict(measurement(List.of(1.0, 1.0), true), measurement(List.of(1.0, 1.0), true)))
                .isEqualTo(GoalVerdict.UNDECIDED);
    }

    private static GoalVerdict verdict(Measurement limit, Measurement ours) {
        return GoalFigure.ratio(PerformanceGoal.FRAMEWORK, 1, 0)
                .result(List.of(limit, ours))
                .verdict();
    }

    private static Measurement measurement(List<Double> rounds, boolean stationary) {
        return new Measurement(
                "contestant",
                "records/s",
                RoundStatistics.of(rounds),
                stationary,
                new MachineLoad(1, 0, 0, GcPauses.NONE));
    }
}
