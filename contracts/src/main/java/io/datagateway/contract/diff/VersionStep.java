// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.ContractVersion;
import java.util.Comparator;
import java.util.List;

/**
 * The way from one version of a contract to another, and whether the number of the new one is large enough for it.
 *
 * @param changes everything that differs
 */
public record VersionStep(FiledContract before, FiledContract after, List<Change> changes) {

    public VersionStep {
        changes = List.copyOf(changes);
    }

    public static VersionStep between(FiledContract before, FiledContract after) {
        return new VersionStep(before, after, ContractDiff.between(before, after));
    }

    /** The least version that allows these changes; that of the contract before if there are none. */
    public ContractVersion least() {
        ContractVersion was = before.contract().version();
        return changes.stream()
                .map(change -> change.kind().bump())
                .max(Comparator.naturalOrder())
                .map(bump -> bump.after(was))
                .orElse(was);
    }

    /** The changes that the new version is not allowed to have. */
    public List<Change> refused() {
        return changes.stream().filter(this::isRefused).toList();
    }

    /** Returns true if the new version is allowed. */
    public boolean isAllowed() {
        return changes.stream().noneMatch(this::isRefused);
    }

    /** Returns true if a version that has been released is there with other content. */
    public boolean isSameVersion() {
        return before.contract().version().equals(after.contract().version());
    }

    private boolean isRefused(Change change) {
        if (change.kind().bump() == Bump.REFUSED) {
            return true;
        }
        if (before.contract().status().isDraft() && isSameVersion()) {
            return false;
        }
        if (isSameVersion()) {
            return !change.kind().isAllowedInPlace();
        }
        ContractVersion needed = change.kind().bump().after(before.contract().version());
        return after.contract().version().compareTo(needed) < 0;
    }
}
