// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param violations the first ones of each invariant
 * @param violated how often each invariant was violated; those that hold are left out
 * @param counts of the run; every count is there
 */
public record LedgerVerdict(List<Violation> violations, Map<Invariant, Long> violated, Map<RunCounter, Long> counts) {

    /** Whether every invariant holds. */
    public boolean clean() {
        return violated.isEmpty();
    }
}
