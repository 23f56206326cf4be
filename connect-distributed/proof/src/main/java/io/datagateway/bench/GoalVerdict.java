// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Locale;

/** The judgement of a measurement by its goal. */
enum GoalVerdict {
    /** The aim is reached. */
    REACHED,
    /** The least that is required is reached, but not the aim. */
    AT_LEAST,
    MISSED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
