// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.Locale;
import java.util.Optional;

/** The consequence of a broken rule for the record. */
public enum Severity {
    /** The record goes to the dead-letter topic. */
    ERROR,
    /** The record is delivered, with a header that names the rule. */
    WARNING,
    /** The record is delivered; only a metric counts it. */
    INFO;

    /** The severity written as {@code text} (lower case). */
    public static Optional<Severity> parse(String text) {
        for (Severity severity : values()) {
            if (severity.toString().equals(text)) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
