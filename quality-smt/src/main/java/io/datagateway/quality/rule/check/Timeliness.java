// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule.check;

import io.datagateway.contract.Check;
import io.datagateway.contract.avro.ProjectedValues;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The condition that an event time is neither too far ahead nor too long ago. Times that do not fit into a long count
 * as its greatest or least value.
 */
final class Timeliness implements Condition {

    private final int slot;
    private final TimeUnit unit;
    private final long maxSkewUnits;
    private final @Nullable Duration maxAge;
    private final long maxAgeUnits;

    /** @param unit of the field, which counts from the epoch */
    Timeliness(int slot, TimeUnit unit, Check.Timely check) {
        this.slot = slot;
        this.unit = unit;
        this.maxSkewUnits = unit.convert(check.maxSkew());
        this.maxAge = check.maxAge();
        this.maxAgeUnits = maxAge == null ? 0 : unit.convert(maxAge);
    }

    @Override
    public boolean holds(ProjectedValues slots, long nowMillis) {
        long eventUnits = slots.asLong(slot);
        long nowUnits = unit.convert(nowMillis, TimeUnit.MILLISECONDS);
        return eventUnits <= add(nowUnits, maxSkewUnits)
                && (maxAge == null || eventUnits >= add(nowUnits, -maxAgeUnits));
    }

    private static long add(long a, long b) {
        long sum = a + b;
        boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
        return overflow ? a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : sum;
    }
}
