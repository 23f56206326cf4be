// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import java.util.Locale;

/** The choice of Connect types for dates and times: the setting {@code time.precision.mode}, as in Debezium. */
enum TimePrecision {
    /** Exact: Debezium's types where Connect has none. */
    ADAPTIVE,
    /** Connect's own types, which count milliseconds: finer digits are cut off. */
    CONNECT;

    /** @param text one of {@link #toString()} */
    static TimePrecision of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
