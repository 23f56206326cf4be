// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PerformanceGoalTest {

    @ParameterizedTest
    @CsvSource({"0.70, REACHED", "0.69, AT_LEAST", "0.50, AT_LEAST", "0.49, MISSED"})
    void aRateIsBetterWhenItIsHigher(double seen, GoalVerdict verdict) {
        assertThat(PerformanceGoal.INGEST.judge(seen)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"150, REACHED", "151, AT_LEAST", "500, AT_LEAST", "501, MISSED"})
    void aTimeIsBetterWhenItIsLower(double seen, GoalVerdict verdict) {
        assertThat(PerformanceGoal.END_TO_END.judge(seen)).isEqualTo(verdict);
    }

    @Test
    void onlyHalfOfWhatARateMustBeOrTwiceWhatATimeMayBeIsFarOff() {
        assertThat(PerformanceGoal.INGEST.isFarOff(0.26)).isFalse();
        assertThat(PerformanceGoal.INGEST.isFarOff(0.24)).isTrue();
        assertThat(PerformanceGoal.END_TO_END.isFarOff(990)).isFalse();
        assertThat(PerformanceGoal.END_TO_END.isFarOff(1_010)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatReachesTheAimIsMoreThanTheLeast(PerformanceGoal goal) {
        assertThat(goal.judge(goal.aim())).isEqualTo(GoalVerdict.REACHED);
        assertThat(goal.judge(goal.least())).isEqualTo(GoalVerdict.AT_LEAST);
    }
}
