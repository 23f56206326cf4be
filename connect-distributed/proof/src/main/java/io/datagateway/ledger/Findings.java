// SPDX-License-Identifier: Apache-2.0
package io.datagateway.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Violations: all are counted, of each invariant the first are kept. */
final class Findings {

    private static final long KEPT = 20;

    private final List<Violation> kept = new ArrayList<>();
    private final Map<Invariant, Long> violated = new EnumMap<>(Invariant.class);

    void add(Violation violation) {
        if (violated.merge(violation.invariant(), 1L, Long::sum) <= KEPT) {
            kept.add(violation);
        }
    }

    void add(Invariant invariant, Request request, String detail) {
        add(new Violation(invariant, request.key(), detail));
    }

    Verdict verdict(Map<Count, Long> counts) {
        return new Verdict(List.copyOf(kept), new EnumMap<>(violated), counts);
    }
}
