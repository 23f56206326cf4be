// SPDX-License-Identifier: Apache-2.0
package io.datagateway.gate;

import io.datagateway.contract.diff.Change;
import io.datagateway.contract.diff.VersionStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * The way to one version of a contract from an earlier one.
 *
 * @param contract topic and version
 * @param before topic and version that it is compared with; the same if a released file was edited
 * @param least the least version that has these changes; none has if one of them is refused as such
 * @param leavesLine true if its bytes mean something else, so that no line of the earlier version leads here
 */
public record GateStep(
        String contract, String before, String least, boolean allowed, boolean leavesLine, List<GateChange> changes) {

    public GateStep {
        changes = List.copyOf(changes);
    }

    static GateStep of(VersionStep step, List<Change> shown) {
        var refused = new HashSet<>(step.refused());
        return new GateStep(
                step.after().contract().id().toString(),
                step.before().contract().id().toString(),
                step.least().toString(),
                step.isAllowed(),
                step.changes().stream().anyMatch(change -> change.kind().leavesLine()),
                shown.stream()
                        .map(change -> GateChange.of(change, refused.contains(change)))
                        .toList());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(contract + head());
        changes.forEach(change -> lines.add("  " + (change.refused() ? "refused" : "allowed") + "  " + change.words()));
        if (leavesLine && allowed) {
            lines.add("  note     its bytes mean something else: producers who name a line of " + before
                    + " stay with that, and reach this one by its own line or in full");
        }
        return lines;
    }

    private String head() {
        if (contract.equals(before)) {
            return allowed ? " differs from what was released, where it may:" : " was released and has been edited:";
        }
        if (changes.isEmpty()) {
            return " after " + before + ": nothing differs";
        }
        return " after " + before + " needs version " + least + " at least: " + (allowed ? "allowed" : "refused");
    }
}
