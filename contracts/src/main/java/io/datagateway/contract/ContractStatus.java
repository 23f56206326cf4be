// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.Locale;
import java.util.Optional;

/** Life cycle of a contract: the {@code status} of the Open Data Contract Standard 3.1, section "Fundamentals". */
public enum ContractStatus {
    PROPOSED,
    DRAFT,
    ACTIVE,
    DEPRECATED,
    RETIRED;

    /** The status written as {@code text} (lower case). */
    public static Optional<ContractStatus> parse(String text) {
        for (ContractStatus status : values()) {
            if (status.toString().equals(text)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** Returns true if such a contract may still change, as no record was taken under it: it is proposed or a draft. */
    public boolean isDraft() {
        return this == PROPOSED || this == DRAFT;
    }

    /** Returns true if records of such a contract are taken: it is active or deprecated. */
    public boolean isReleased() {
        return this == ACTIVE || this == DEPRECATED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
