// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A goal and the measurement of it. */
record GoalResult(PerformanceGoal goal, RoundStatistics seen) {

    /** Returns the result of a goal that is a ratio, taken round by round. */
    static GoalResult ratio(PerformanceGoal goal, Measurement of, Measurement by) {
        return new GoalResult(goal, of.statistics().by(by.statistics()));
    }

    GoalVerdict verdict() {
        return goal.judge(seen.median());
    }

    boolean isFarOff() {
        return goal.isFarOff(seen.median());
    }
}
