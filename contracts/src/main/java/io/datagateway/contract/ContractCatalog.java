// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every contract, by topic and version. Immutable; looking up costs two hash look-ups. A topic is in it as a whole or
 * not at all: if one of its versions cannot be used, all of them are {@link #unavailable}.
 */
public final class ContractCatalog {

    private static final Comparator<Contract> OLDEST_FIRST = Comparator.comparing(Contract::version);

    private final List<Contract> contracts;
    private final Map<String, UnavailableContract> unavailable;
    private final Map<String, Versions> topics = new HashMap<>();

    /**
     * @throws IllegalArgumentException if two contracts have the same topic and version
     */
    public ContractCatalog(Collection<Contract> contracts) {
        this(contracts, List.of());
    }

    /**
     * @param unavailable the topics that cannot be served; contracts of theirs are left out
     * @throws IllegalArgumentException if two contracts have the same topic and version
     */
    public ContractCatalog(Collection<Contract> contracts, Collection<UnavailableContract> unavailable) {
        this.unavailable = unavailable.stream()
                .collect(Collectors.toMap(
                        UnavailableContract::topic, topic -> topic, ContractCatalog::together, TreeMap::new));
        this.contracts = contracts.stream()
                .filter(contract -> !this.unavailable.containsKey(contract.topic()))
                .sorted(Comparator.comparing(Contract::topic).thenComparing(OLDEST_FIRST))
                .toList();
        for (Contract contract : this.contracts) {
            topics.computeIfAbsent(contract.topic(), topic -> new Versions()).add(contract);
        }
    }

    private static UnavailableContract together(UnavailableContract one, UnavailableContract other) {
        var problems = new ArrayList<>(one.problems());
        problems.addAll(other.problems());
        return new UnavailableContract(one.topic(), problems);
    }

    /** This catalog, but with further topics that cannot be served. */
    public ContractCatalog without(Collection<UnavailableContract> further) {
        return new ContractCatalog(
                contracts,
                Stream.concat(unavailable.values().stream(), further.stream()).toList());
    }

    /** All contracts that can be used, by topic, oldest version first. */
    public List<Contract> contracts() {
        return contracts;
    }

    /** The topics that have a contract, whatever its status, and whether or not it can be used. */
    public Set<String> topics() {
        return Stream.of(topics, unavailable)
                .flatMap(named -> named.keySet().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns true if the topic has a contract, though it may be {@link #unavailable}. */
    public boolean hasTopic(String topic) {
        return topics.containsKey(topic) || unavailable.containsKey(topic);
    }

    /** The reasons why no contract of this topic can be used; empty if they can, or if there is none. */
    public Optional<UnavailableContract> unavailable(String topic) {
        return Optional.ofNullable(unavailable.get(topic));
    }

    /** Every topic whose contracts cannot be used, by name. */
    public List<UnavailableContract> unavailable() {
        return List.copyOf(unavailable.values());
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

    @Override
    public boolean equals(Object other) {
        return other instanceof ContractCatalog that
                && contracts.equals(that.contracts)
                && unavailable.equals(that.unavailable);
    }

    @Override
    public int hashCode() {
        return contracts.hashCode();
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
