// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The contracts of one topic, under every text that names them. A line ({@code 2.1} or {@code 2}) stands for one
 * {@link WireForm} for good, as bytes do not say which schema wrote them: that which is pinned, otherwise that of its
 * oldest version that is no draft. It means the newest active version of that form.
 */
final class TopicVersions {

    private final Map<String, Contract> exact = new LinkedHashMap<>();
    private final Map<String, Contract> accepted = new HashMap<>();
    private final Map<String, RetiredVersion> retired = new HashMap<>();

    /**
     * @param contracts of one topic, oldest first
     * @param pinned the form of each line that was given one before
     * @throws IllegalArgumentException if two contracts have the same version
     */
    TopicVersions(List<Contract> contracts, Map<String, WireForm> pinned) {
        var lines = new HashMap<String, Line>();
        pinned.forEach((line, form) -> lines.put(line, new Line(form)));
        for (Contract contract : contracts) {
            add(contract);
            if (!contract.status().isDraft()) {
                WireForm form = WireForm.of(contract.schema());
                for (String line : contract.version().lines()) {
                    lines.computeIfAbsent(line, first -> new Line(form)).add(contract, form);
                }
            }
        }
        lines.forEach((name, line) -> {
            if (line.newest == null) {
                retired.put(name, new RetiredVersion(line.sameForm));
            } else {
                accepted.put(name, line.newest);
            }
        });
    }

    private void add(Contract contract) {
        String version = contract.version().toString();
        if (exact.putIfAbsent(version, contract) != null) {
            throw new IllegalArgumentException("two contracts are called " + contract.id());
        }
        if (contract.status().isReleased()) {
            accepted.put(version, contract);
        } else if (contract.status() == ContractStatus.RETIRED) {
            retired.put(version, new RetiredVersion(List.of()));
        }
    }

    @Nullable
    Contract exact(String version) {
        return exact.get(version);
    }

    @Nullable
    Contract accepted(String version) {
        return accepted.get(version);
    }

    @Nullable
    RetiredVersion retired(String version) {
        return retired.get(version);
    }

    /** A line of versions: filled oldest first, so the newest wins. */
    private static final class Line {
        private final WireForm form;
        private final List<ContractVersion> sameForm = new ArrayList<>();
        private @Nullable Contract newest;

        private Line(WireForm form) {
            this.form = form;
        }

        private void add(Contract contract, WireForm other) {
            if (!form.equals(other) || !contract.status().isReleased()) {
                return;
            }
            sameForm.add(contract.version());
            if (contract.status() == ContractStatus.ACTIVE) {
                newest = contract;
            }
        }
    }
}
