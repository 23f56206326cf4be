// SPDX-License-Identifier: Apache-2.0
package io.datagateway.hostile;

import java.util.Locale;

/**
 * A condition that must hold, and the observation.
 *
 * @param what the condition in a few words
 * @param limit the required value
 * @param seen the observed value
 */
record HostileCheck(String what, String limit, String seen, boolean holds) {

    /** Returns the check of a number that must be below a limit. */
    static HostileCheck below(String what, double limit, double seen, String unit) {
        return new HostileCheck(what, "< " + text(limit, unit), text(seen, unit), seen < limit);
    }

    /** Returns the check of a number that must be a limit or more. */
    static HostileCheck atLeast(String what, double limit, double seen, String unit) {
        return new HostileCheck(what, ">= " + text(limit, unit), text(seen, unit), seen >= limit);
    }

    /** Returns the check of a count that must reach a limit. */
    static HostileCheck count(String what, long limit, long seen) {
        return atLeast(what, (double) limit, (double) seen, "");
    }

    /** Returns the check of a list that must be empty. */
    static HostileCheck none(String what, Object seen, boolean empty) {
        return new HostileCheck(what, "none", empty ? "none" : seen.toString(), empty);
    }

    private static String text(double number, String unit) {
        String digits = Math.abs(number) >= 100 || number == Math.rint(number) ? "%,.0f" : "%.1f";
        return (String.format(Locale.ROOT, digits, number) + " " + unit).strip();
    }
}
