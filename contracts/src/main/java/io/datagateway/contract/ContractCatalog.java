// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every contract, by topic and version. Immutable; looking up costs two hash look-ups. */
public final class ContractCatalog {

    private static final Comparator<Contract> OLDEST_FIRST = Comparator.comparing(Contract::version);

    private final List<Contract> contracts;
    private final Map<String, Versions> topics = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two contracts have the same topic and version
     */
    public ContractCatalog(Collection<Contract> contracts) {
        this.contracts = contracts.stream()
                .sorted(Comparator.comparing(Contract::topic).thenComparing(OLDEST_FIRST))
                .toList();
        for (Contract contract : this.contracts) {
            topics.computeIfAbsent(contract.topic(), topic -> new Versions()).add(contract);
        }
    }

    /** All contracts, by topic, oldest version first. */
    public List<Contract> contracts() {
        return contracts;
    }

    /** The topics that have a contract, whatever its status. */
    public Set<String> topics() {
        return Set.copyOf(topics.keySet());
    }

    public boolean hasTopic(String topic) {
        return topics.containsKey(topic);
    }

    /** The contract with exactly this version ({@code 2.1.0}), whatever its status. */
    public Optional<Contract> exact(String topic, String version) {
        Versions versions = topics.get(topic);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.exact.get(version));
    }

    /**
     * The released contract a producer means by {@code version}: {@code 2.1.0} is that one, active or deprecated;
     * {@code 2.1} and {@code 2} are the newest active one in that line.
     */
    public Optional<Contract> resolve(String topic, String version) {
        Versions versions = topics.get(topic);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.accepted.get(version));
    }

    /** The versions of one topic, under every text that names them. Filled oldest first, so the newest wins a line. */
    private static final class Versions {
        private final Map<String, Contract> exact = new HashMap<>();
        private final Map<String, Contract> accepted = new HashMap<>();

        private void add(Contract contract) {
            ContractVersion version = contract.version();
            if (exact.putIfAbsent(version.toString(), contract) != null) {
                throw new IllegalArgumentException("two contracts are called " + contract.id());
            }
            if (contract.status().isReleased()) {
                accepted.put(version.toString(), contract);
            }
            if (contract.status() == ContractStatus.ACTIVE) {
                accepted.put(version.major() + "." + version.minor(), contract);
                accepted.put(Integer.toString(version.major()), contract);
            }
        }
    }
}
