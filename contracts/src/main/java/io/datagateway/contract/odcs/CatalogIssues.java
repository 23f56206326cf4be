// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.UnavailableContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The issues of a catalog so far, and the topics that they make unavailable. */
final class CatalogIssues {

    private final List<ContractIssue> all = new ArrayList<>();
    private final Map<String, List<String>> ofTopics = new TreeMap<>();
    private final Map<String, List<ContractNote>> notes = new TreeMap<>();
    private final List<ReadContract> contracts = new ArrayList<>();

    /** Adds an issue that stops no topic. */
    void add(ContractIssue issue) {
        all.add(issue);
    }

    /** Adds an issue that stops no topic, unless it was added before. */
    void addOnce(ContractIssue issue) {
        if (!all.contains(issue)) {
            all.add(issue);
        }
    }

    /** Adds an issue because of which the contracts of {@code topic} cannot be used. */
    void add(String topic, ContractIssue issue) {
        all.add(issue);
        ofTopics.computeIfAbsent(topic, first -> new ArrayList<>()).add(issue.toString());
    }

    void read(ReadContract contract) {
        contracts.add(contract);
    }

    /** Every contract of which something could be read. */
    List<ReadContract> contracts() {
        return contracts;
    }

    void note(String topic, List<ContractNote> further) {
        notes.computeIfAbsent(topic, first -> new ArrayList<>()).addAll(further);
    }

    /** The notes on topics that can be used, in the order in which they were found. */
    List<ContractNote> notes() {
        return notes.entrySet().stream()
                .filter(topic -> !ofTopics.containsKey(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .toList();
    }

    /** All issues, in the order in which they were found. */
    List<ContractIssue> all() {
        return List.copyOf(all);
    }

    List<UnavailableContract> unavailable() {
        return ofTopics.entrySet().stream()
                .map(topic -> new UnavailableContract(topic.getKey(), topic.getValue()))
                .toList();
    }
}
