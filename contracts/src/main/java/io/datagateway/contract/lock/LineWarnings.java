// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.lock;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.lock.CatalogLock.TopicLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What whoever releases contracts should know of the lines of versions, before it is too late. */
public final class LineWarnings {

    private final CatalogLock lock;
    private final List<String> warnings = new ArrayList<>();

    private LineWarnings(CatalogLock lock) {
        this.lock = lock;
    }

    /** @param contracts oldest first */
    public static List<String> of(List<Contract> contracts, CatalogLock lock) {
        var lines = new LineWarnings(lock);
        contracts.stream()
                .collect(Collectors.groupingBy(Contract::topic, TreeMap::new, Collectors.toList()))
                .forEach(lines::topic);
        return lines.warnings;
    }

    private void topic(String topic, List<Contract> versions) {
        Map<String, Contract> first = new TreeMap<>();
        for (Contract contract : versions) {
            for (String line : contract.version().lines()) {
                if (contract.status().isDraft()) {
                    continue;
                }
                first.putIfAbsent(line, contract);
            }
        }
        versions.forEach(contract -> leaves(contract, first));
        TopicLock locked = lock.of(topic);
        if (locked != null) {
            locked.lines().forEach((line, is) -> {
                Contract oldest = first.get(line);
                if (oldest != null && !WireForm.of(oldest.schema()).equals(is.form())) {
                    warnings.add(topic + ": line " + line + " stands for the form of " + is.version()
                            + ", as catalog.lock says; without it, it would mean that of " + oldest.version());
                }
            });
        }
    }

    private void leaves(Contract contract, Map<String, Contract> first) {
        ContractVersion version = contract.version();
        String major = version.lines().get(0);
        String minor = version.lines().get(1);
        if (isAnotherForm(contract, minor, first)) {
            warnings.add(contract.id() + ": its bytes mean something else than those of line " + minor
                    + ", which a patch must not change: give it another minor version");
        } else if (isAnotherForm(contract, major, first)) {
            warnings.add(contract.id() + ": its bytes mean something else than those of line " + major
                    + ", so that line does not lead to it: it is reached as " + minor + " or " + version);
        }
    }

    private boolean isAnotherForm(Contract contract, String line, Map<String, Contract> first) {
        TopicLock locked = lock.of(contract.topic());
        WireForm form = WireForm.of(contract.schema());
        if (locked != null && locked.lines().containsKey(line)) {
            return !form.equals(locked.lines().get(line).form());
        }
        Contract oldest = first.get(line);
        return oldest != null && !form.equals(WireForm.of(oldest.schema()));
    }
}
