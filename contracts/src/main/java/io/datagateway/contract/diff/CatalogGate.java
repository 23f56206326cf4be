// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.diff;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a catalog with an earlier state of it: whether each new version has a number that is large enough, and
 * whether what was released is as it was.
 */
public final class CatalogGate {

    private static final Comparator<ContractId> ORDER =
            Comparator.comparing(ContractId::topic).thenComparing(ContractId::version);

    private final Map<ContractId, FiledContract> before;
    private final Map<ContractId, FiledContract> after;

    private CatalogGate(Collection<FiledContract> before, Collection<FiledContract> after) {
        this.before = byId(before);
        this.after = byId(after);
    }

    /**
     * The steps to each version that is new or was a draft, from every version before it of the same major version or,
     * if it is the first, from the one before it; and each version that was released and whose files differ.
     */
    public static List<VersionStep> steps(Collection<FiledContract> before, Collection<FiledContract> after) {
        var gate = new CatalogGate(before, after);
        return gate.after.values().stream()
                .flatMap(contract -> gate.stepsTo(contract).stream())
                .toList();
    }

    /** The versions that are gone though they were not retired, nor drafts. */
    public static List<Change> deleted(Collection<FiledContract> before, Collection<FiledContract> after) {
        var gate = new CatalogGate(before, after);
        return gate.before.entrySet().stream()
                .filter(old -> !gate.after.containsKey(old.getKey()))
                .filter(old -> old.getValue().contract().status().isReleased())
                .map(old -> new Change(
                        ChangeKind.VERSION_DELETED,
                        old.getKey().toString(),
                        "is gone",
                        old.getValue().places().inDocument(1),
                        null))
                .toList();
    }

    private List<VersionStep> stepsTo(FiledContract contract) {
        FiledContract old = before.get(contract.contract().id());
        if (old != null && !old.contract().status().isDraft()) {
            var step = VersionStep.between(old, contract);
            return step.changes().isEmpty() ? List.of() : List.of(step);
        }
        List<FiledContract> earlier = earlier(contract.contract());
        var steps = new ArrayList<VersionStep>();
        for (FiledContract one : earlier) {
            steps.add(VersionStep.between(one, contract));
        }
        return steps;
    }

    /** What a version is compared with, the newest first. */
    private List<FiledContract> earlier(Contract contract) {
        var all = new TreeMap<ContractId, FiledContract>(ORDER.reversed());
        all.putAll(after);
        before.values().stream()
                .filter(old -> !old.contract().status().isDraft())
                .forEach(old -> all.put(old.contract().id(), old));
        List<FiledContract> below = all.values().stream()
                .filter(other -> other.contract().topic().equals(contract.topic()))
                .filter(other -> !other.contract().status().isDraft())
                .filter(other -> other.contract().version().compareTo(contract.version()) < 0)
                .toList();
        List<FiledContract> sameMajor = below.stream()
                .filter(other ->
                        other.contract().version().major() == contract.version().major())
                .toList();
        return sameMajor.isEmpty() ? below.stream().limit(1).toList() : sameMajor;
    }

    private static Map<ContractId, FiledContract> byId(Collection<FiledContract> contracts) {
        return contracts.stream()
                .collect(Collectors.toMap(
                        filed -> filed.contract().id(),
                        Function.identity(),
                        (one, other) -> one,
                        () -> new TreeMap<>(ORDER)));
    }
}
