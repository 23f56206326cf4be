// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.lock;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.WireForm;
import io.datagateway.contract.lock.CatalogLock.LockedLine;
import io.datagateway.contract.lock.CatalogLock.TopicLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
        Map<String, LockedLine> first = first(versions);
        TopicLock lockOfTopic = lock.of(topic);
        Map<String, LockedLine> locked = lockOfTopic == null ? Map.of() : lockOfTopic.lines();
        Map<String, LockedLine> inForce = new TreeMap<>(first);
        inForce.putAll(locked);
        versions.forEach(contract -> leaves(contract, inForce));
        locked.forEach((line, is) -> {
            LockedLine oldest = first.get(line);
            if (oldest != null && !oldest.form().equals(is.form())) {
                warnings.add(topic + ": line " + line + " stands for the form of " + is.version()
                        + ", as catalog.lock says; without it, it would mean that of " + oldest.version());
            }
        });
    }

    /** What each line would stand for without a lock. */
    private static Map<String, LockedLine> first(List<Contract> versions) {
        Map<String, LockedLine> first = new TreeMap<>();
        for (Contract contract : versions) {
            if (!contract.status().isDraft()) {
                var line = new LockedLine(contract.version(), WireForm.of(contract.schema()));
                contract.version().lines().forEach(name -> first.putIfAbsent(name, line));
            }
        }
        return first;
    }

    private void leaves(Contract contract, Map<String, LockedLine> inForce) {
        ContractVersion version = contract.version();
        WireForm form = WireForm.of(contract.schema());
        String major = version.lines().get(0);
        String minor = version.lines().get(1);
        if (isAnother(form, inForce.get(minor))) {
            warnings.add(contract.id() + ": its bytes mean something else than those of line " + minor
                    + ", which a patch must not change: give it another minor version");
        } else if (isAnother(form, inForce.get(major))) {
            warnings.add(contract.id() + ": its bytes mean something else than those of line " + major
                    + ", so that line does not lead to it: it is reached as " + minor + " or " + version);
        }
    }

    private static boolean isAnother(WireForm form, @Nullable LockedLine line) {
        return line != null && !line.form().equals(form);
    }
}
