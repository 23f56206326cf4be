// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PerformanceGoalTest {

    @ParameterizedTest
    @CsvSource({
        "0.95, 0.99, REACHED",
        "0.94, 0.99, AT_LEAST",
        "0.70, 0.70, AT_LEAST",
        "0.69, 0.99, UNDECIDED",
        "0.69, 0.70, UNDECIDED",
        "0.60, 0.69, MISSED"
    })
    void allOfTheIntervalOfARateMustBeHighEnough(double low, double high, GoalVerdict verdict) {
        assertThat(PerformanceGoal.INGEST.judge(new Interval(low, high))).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"90, 150, REACHED", "90, 151, AT_LEAST", "500, 500, AT_LEAST", "90, 501, UNDECIDED", "501, 900, MISSED"
    })
    void allOfTheIntervalOfATimeMustBeLowEnough(double low, double high, GoalVerdict verdict) {
        assertThat(PerformanceGoal.END_TO_END.judge(new Interval(low, high))).isEqualTo(verdict);
    }

    @Test
    void onlyHalfOfWhatARateMustBeOrTwiceWhatATimeMayBeIsFarOff() {
        assertThat(PerformanceGoal.INGEST.isFarOff(0.36)).isFalse();
        assertThat(PerformanceGoal.INGEST.isFarOff(0.34)).isTrue();
        assertThat(PerformanceGoal.END_TO_END.isFarOff(990)).isFalse();
        assertThat(PerformanceGoal.END_TO_END.isFarOff(1_010)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatReachesTheAimIsMoreThanTheLeast(PerformanceGoal goal) {
        assertThat(goal.judge(new Interval(goal.aim(), goal.aim()))).isEqualTo(GoalVerdict.REACHED);
        assertThat(goal.judge(new Interval(goal.least(), goal.least()))).isEqualTo(GoalVerdict.AT_LEAST);
    }
}
