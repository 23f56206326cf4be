// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Locale;

/** The judgement of a measurement by its goal: of the interval of its median, not of the median alone. */
enum GoalVerdict {
    /** All of the interval reaches the aim. */
    REACHED,
    /** All of the interval reaches the least that is required, but not all of it the aim. */
    AT_LEAST,
    /** None of the interval reaches the least that is required. */
    MISSED,
    /** The least that is required is inside the interval, or there were too few rounds for one. */
    UNDECIDED,
    /** Figures still rose or fell: there is nothing to judge. */
    NOT_STATIONARY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
