// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.avro.Slots;

/** A yes-or-no question about the record, or array item, whose fields are in the slots. */
@FunctionalInterface
public interface Condition {

    /**
     * Whether it holds. What it throws counts as no.
     *
     * @param nowMillis the time to judge by, in milliseconds since the epoch
     */
    boolean holds(Slots slots, long nowMillis);

    default Condition negate() {
        return (slots, nowMillis) -> !holds(slots, nowMillis);
    }
}
