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
    private final Map<String, Map<String, WireForm>> pinned;
    private final Map<String, TopicVersions> topics = new HashMap<>();

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
        this(contracts, unavailable, Map.of());
    }

    /**
     * @param unavailable the topics that cannot be served; contracts of theirs are left out
     * @param pinned by topic and line of versions ({@code 2.1}, {@code 2}): the form that the line stands for, whichever
     *     versions are left
     * @throws IllegalArgumentException if two contracts have the same topic and version
     */
    public ContractCatalog(
            Collection<Contract> contracts,
            Collection<UnavailableContract> unavailable,
            Map<String, Map<String, WireForm>> pinned) {
        this.pinned = Map.copyOf(pinned);
        this.unavailable = unavailable.stream()
                .collect(Collectors.toMap(
                        UnavailableContract::topic, topic -> topic, ContractCatalog::together, TreeMap::new));
        this.contracts = contracts.stream()
                .filter(contract -> !this.unavailable.containsKey(contract.topic()))
                .sorted(Comparator.comparing(Contract::topic).thenComparing(OLDEST_FIRST))
                .toList();
        this.contracts.stream()
                .collect(Collectors.groupingBy(Contract::topic))
                .forEach((topic, versions) ->
                        topics.put(topic, new TopicVersions(versions, pinned.getOrDefault(topic, Map.of()))));
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
                Stream.concat(unavailable.values().stream(), further.stream()).toList(),
                pinned);
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
        TopicVersions versions = topics.get(topic);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.exact(version));
    }

    /**
     * The released contract a producer means by {@code version}: {@code 2.1.0} is that one, active or deprecated;
     * {@code 2.1} and {@code 2} are the newest active one that reads the bytes as that line always has.
     */
    public Optional<Contract> resolve(String topic, String version) {
        TopicVersions versions = topics.get(topic);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.accepted(version));
    }

    /** Tells that records were taken under this version or line once; empty if they are now, or never were. */
    public Optional<RetiredVersion> retired(String topic, String version) {
        TopicVersions versions = topics.get(topic);
        return versions == null ? Optional.empty() : Optional.ofNullable(versions.retired(version));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContractCatalog that
                && contracts.equals(that.contracts)
                && unavailable.equals(that.unavailable)
                && pinned.equals(that.pinned);
    }

    @Override
    public int hashCode() {
        return contracts.hashCode();
    }
}
