// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import java.util.List;

/**
 * The violations of one severity in one record.
 *
 * @param kept the first {@value #LIMIT}, in the order of the contract's rules
 * @param more how many there are besides
 */
public record Findings(List<Violation> kept, int more) {

    /** How many violations of one severity are kept of a record. */
    public static final int LIMIT = 16;

    public static final Findings NONE = new Findings(List.of(), 0);

    public Findings {
        kept = List.copyOf(kept);
    }

    static Findings of(List<Violation> violations) {
        int kept = Math.min(violations.size(), LIMIT);
        return new Findings(violations.subList(0, kept), violations.size() - kept);
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }
}
