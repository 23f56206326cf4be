// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

/** A goal and what was seen of it. */
record Row(Goal goal, Spread seen) {

    Verdict verdict() {
        return goal.judge(seen.median());
    }

    boolean isFarOff() {
        return goal.isFarOff(seen.median());
    }
}
