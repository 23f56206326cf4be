// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.util.Optional;
import java.util.regex.Pattern;

/** Words without quotes that readers of YAML 1.1, which many tools are, take for something else than YAML 1.2 does. */
final class PlainScalars {

    private static final int LONGEST = 100;

    private static final Pattern YES = Pattern.compile("yes|Yes|YES|on|On|ON");
    private static final Pattern NO = Pattern.compile("no|No|NO|off|Off|OFF");
    private static final Pattern CLOCK =
            Pattern.compile("[-+]?([1-9][0-9_]*(:[0-5]?[0-9])+|[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*)");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9_]+|0o[0-7]+|[-+]?0b[01_]+");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?([0-9][0-9_]*_[0-9_]*(\\.[0-9_]*)?|0x[0-9a-fA-F_]*_[0-9a-fA-F_]*)");

    private PlainScalars() {}

    /** The problem with a scalar that stands without quotes; empty if all readers agree on it. */
    static Optional<String> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        if (YES.matcher(text).matches() || NO.matcher(text).matches()) {
            return Optional.of("is a text here and a truth value to readers of YAML 1.1: write "
                    + YES.matcher(text).matches() + ", or put it into quotes");
        }
        if (CLOCK.matcher(text).matches()) {
            return Optional.of("is a text here and a number of base 60 to readers of YAML 1.1: put it into quotes");
        }
        if (LEADING_ZERO.matcher(text).matches()) {
            return Optional.of("is not the same number to all readers of YAML: write it in decimal without a leading 0,"
                    + " or put it into quotes");
        }
        return GROUPED.matcher(text).matches()
                ? Optional.of(
                        "is a text here and a number to readers of YAML 1.1: leave out the _, or put it into quotes")
                : Optional.empty();
    }
}
