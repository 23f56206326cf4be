// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import java.util.Locale;

/** Which Connect types dates and times have: the setting {@code time.precision.mode}, called as Debezium calls it. */
enum TimePrecision {
    /** Exact: what Connect has no type for has one of Debezium's. */
    ADAPTIVE,
    /** Connect's own types, which count milliseconds: what is finer is cut off. */
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
