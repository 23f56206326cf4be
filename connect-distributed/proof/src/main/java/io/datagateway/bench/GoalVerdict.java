// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bench;

import java.util.Locale;

/** How a figure stands to its goal. */
enum GoalVerdict {
    /** The aim, or better. */
    REACHED,
    /** What it must be at least, but not the aim. */
    AT_LEAST,
    MISSED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
