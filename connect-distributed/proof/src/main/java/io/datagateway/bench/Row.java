// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A goal and what was seen of it. */
record Row(Goal goal, Spread seen) {

    /** Of a goal that is a ratio, taken round by round. */
    static Row ratio(Goal goal, Figure of, Figure by) {
        return new Row(goal, of.spread().by(by.spread()));
    }

    Verdict verdict() {
        return goal.judge(seen.median());
    }

    boolean isFarOff() {
        return goal.isFarOff(seen.median());
    }
}
