// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.avro.ProjectedValues;

/** A condition on the record, or array item, whose fields are in the slots. */
@FunctionalInterface
public interface Condition {

    /**
     * Returns true if the condition holds. An exception counts as false.
     *
     * @param nowMillis the time of the record in Kafka, in milliseconds since the epoch
     */
    boolean holds(ProjectedValues slots, long nowMillis);

    default Condition negate() {
        return (slots, nowMillis) -> !holds(slots, nowMillis);
    }
}
