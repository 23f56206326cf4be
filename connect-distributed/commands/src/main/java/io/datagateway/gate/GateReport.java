// SPDX-License-Identifier: Apache-2.0
package io.datagateway.gate;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.diff.CatalogGate;
import io.datagateway.contract.diff.Change;
import io.datagateway.contract.diff.VersionStep;
import io.datagateway.contract.odcs.ContractIssue;
import io.datagateway.contract.odcs.FiledContracts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The changes between two states of contracts, each with the least version that it needs.
 *
 * @param allowed true if every new version is large enough, and nothing that was released has been edited
 * @param contracts the steps to each version that differs
 * @param deleted versions that are gone though they were not retired
 * @param problems everything that is wrong with the contracts themselves, a line each: those are not compared
 * @param notes what could not be compared because the earlier state is wrong, a line each
 */
public record GateReport(
        boolean allowed,
        List<GateStep> contracts,
        List<GateChange> deleted,
        List<String> problems,
        List<String> notes) {

    public GateReport {
        contracts = List.copyOf(contracts);
        deleted = List.copyOf(deleted);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Compares two contracts by their documents.
     *
     * @throws IllegalArgumentException if a file is not called as a document is
     */
    public static GateReport ofDocuments(Path before, Path after) {
        FiledContracts old = FiledContracts.readDocument(before);
        FiledContracts now = FiledContracts.readDocument(after);
        List<String> problems = new ArrayList<>(lines(old));
        problems.addAll(lines(now));
        if (!problems.isEmpty()) {
            return new GateReport(false, List.of(), List.of(), problems, List.of());
        }
        VersionStep step =
                VersionStep.between(old.contracts().get(0), now.contracts().get(0));
        return new GateReport(
                step.isAllowed(), List.of(GateStep.of(step, step.changes())), List.of(), problems, List.of());
    }

    /**
     * Compares a catalog with an earlier state of it.
     *
     * @param name of the folder before, for people
     * @throws IllegalArgumentException if nothing is there that could be compared with
     */
    public static GateReport ofFolders(Path before, String name, Path after) {
        FiledContracts old = FiledContracts.read(before).asIn(before, name);
        if (old.contracts().isEmpty() && !old.issues().isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no contract to compare with: " + old.issues().get(0));
        }
        return of(old, FiledContracts.read(after));
    }

    /** Compares a catalog with nothing: every version of it is new. */
    public static GateReport ofNewFolder(Path folder) {
        return of(new FiledContracts(List.of(), List.of()), FiledContracts.read(folder));
    }

    private static GateReport of(FiledContracts old, FiledContracts now) {
        List<VersionStep> steps = CatalogGate.steps(old.contracts(), now.contracts());
        List<String> broken =
                now.issues().stream().map(issue -> String.valueOf(issue.file())).toList();
        List<Change> deleted = CatalogGate.deleted(old.contracts(), now.contracts()).stream()
                .filter(change -> broken.stream().noneMatch(file -> isOf(change, file)))
                .toList();
        boolean allowed = deleted.isEmpty() && steps.stream().allMatch(VersionStep::isAllowed);
        return new GateReport(
                allowed && now.issues().isEmpty(),
                shown(steps),
                deleted.stream().map(change -> GateChange.of(change, true)).toList(),
                lines(now),
                lines(old));
    }

    /** A contract with mistakes is not gone. */
    private static boolean isOf(Change deleted, String brokenFile) {
        String topic = deleted.path().substring(0, deleted.path().lastIndexOf(':'));
        Path folder = Path.of(brokenFile).getParent();
        return folder != null && topic.equals(String.valueOf(folder.getFileName()));
    }

    /** The nearest step to each version as a whole, and what those from older versions add to what is refused. */
    private static List<GateStep> shown(List<VersionStep> steps) {
        var shown = new ArrayList<GateStep>();
        Set<ContractId> begun = new HashSet<>();
        for (VersionStep step : steps) {
            boolean nearest = begun.add(step.after().contract().id());
            if (nearest || !step.isAllowed()) {
                shown.add(GateStep.of(step, nearest ? step.changes() : step.refused()));
            }
        }
        return shown;
    }

    private static List<String> lines(FiledContracts contracts) {
        return contracts.issues().stream().map(ContractIssue::toString).toList();
    }

    /** The report for people. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        contracts.forEach(step -> lines.addAll(step.lines()));
        deleted.forEach(change -> lines.add("refused  " + change.words()));
        lines.addAll(problems);
        if (lines.isEmpty()) {
            lines.add("No contract differs.");
        }
        return lines;
    }
}
