// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/**
 * A goal and the measurement of it.
 *
 * @param stationary whether the contestants were warm and the figure had no trend; only then it can be judged
 */
record GoalResult(PerformanceGoal goal, RoundStatistics seen, boolean stationary) {

    GoalVerdict verdict() {
        Interval interval = seen.interval();
        if (interval == null) {
            return GoalVerdict.UNDECIDED;
        }
        return stationary ? goal.judge(interval) : GoalVerdict.NOT_STATIONARY;
    }

    boolean isFarOff() {
        return goal.isFarOff(seen.median());
    }
}
