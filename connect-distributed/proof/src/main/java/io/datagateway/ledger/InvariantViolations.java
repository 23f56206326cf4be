// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The violations of a run: all are counted, the first of each invariant are kept. */
final class InvariantViolations {

    private static final long KEPT = 20;

    private final List<InvariantViolation> kept = new ArrayList<>();
    private final Map<Invariant, Long> violated = new EnumMap<>(Invariant.class);

    void add(InvariantViolation violation) {
        if (violated.merge(violation.invariant(), 1L, Long::sum) <= KEPT) {
            kept.add(violation);
        }
    }

    void add(Invariant invariant, ObservedRequest request, String detail) {
        add(new InvariantViolation(invariant, request.key(), detail));
    }

    LedgerVerdict verdict(Map<RunCounter, Long> counts) {
        return new LedgerVerdict(List.copyOf(kept), new EnumMap<>(violated), counts);
    }
}
