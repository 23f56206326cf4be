// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.List;
import java.util.Map;

/**
 * The result of a check.
 *
 * @param violations the first ones of each invariant
 * @param violated the number of violations by invariant; invariants that hold are left out
 * @param counts the counts of the run; every counter is there
 */
public record LedgerVerdict(
        List<InvariantViolation> violations, Map<Invariant, Long> violated, Map<RunCounter, Long> counts) {

    /** Returns true if every invariant holds. */
    public boolean clean() {
        return violated.isEmpty();
    }
}
