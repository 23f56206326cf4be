// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import java.util.List;

/**
 * The violations of one severity in one record.
 *
 * @param kept the first {@value #LIMIT}, in the order of the contract's rules
 * @param more the number of those that are not kept
 */
public record Violations(List<Violation> kept, int more) {

    /** The number of violations of one severity that are kept of a record. */
    public static final int LIMIT = 16;

    public static final Violations NONE = new Violations(List.of(), 0);

    public Violations {
        kept = List.copyOf(kept);
    }

    static Violations of(List<Violation> violations) {
        int kept = Math.min(violations.size(), LIMIT);
        return new Violations(violations.subList(0, kept), violations.size() - kept);
    }

    public boolean isEmpty() {
        return kept.isEmpty();
    }
}
