// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.ContractVersion;
import java.util.Locale;

/** The part of a version that a change must raise at least, smallest first. */
public enum Bump {
    PATCH,
    MINOR,
    MAJOR,
    /** No version allows the change. */
    REFUSED;

    /** The least version after {@code before} that allows such a change. */
    ContractVersion after(ContractVersion before) {
        return switch (this) {
            case PATCH -> new ContractVersion(before.major(), before.minor(), before.patch() + 1);
            case MINOR -> new ContractVersion(before.major(), before.minor() + 1, 0);
            case MAJOR, REFUSED -> new ContractVersion(before.major() + 1, 0, 0);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
