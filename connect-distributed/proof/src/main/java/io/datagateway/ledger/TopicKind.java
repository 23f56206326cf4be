// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.Locale;

/** The kinds of topics in which a record can be found. */
public enum TopicKind {
    RAW,
    PROD,
    DLQ;

    /** Returns the topic's name. */
    public String of(String baseTopic) {
        return baseTopic + "." + this;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
