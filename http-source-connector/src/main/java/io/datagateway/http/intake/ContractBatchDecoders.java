// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.RetiredVersion;
import io.datagateway.contract.UnavailableContract;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Readers of bodies for a catalog: a {@link ContractBatchDecoder} for each released contract. A topic with a contract
 * that no reader can be made for becomes unavailable.
 */
public final class ContractBatchDecoders {

    private static final int MAX_TRIED_BYTES = 1 << 20;
    private static final int MAX_TRIED_VERSIONS = 8;
    private static final Comparator<ContractBatchDecoder> NEWEST_FIRST =
            Comparator.<ContractBatchDecoder, ContractVersion>comparing(
                            decoder -> decoder.contract().version())
                    .reversed();

    private final ContractCatalog catalog;
    private final Map<ContractId, ContractBatchDecoder> decoders = new HashMap<>();

    public ContractBatchDecoders(ContractCatalog read) {
        var unavailable = new ArrayList<UnavailableContract>();
        for (Contract contract : read.contracts()) {
            if (contract.status().isReleased()) {
                compile(contract, unavailable);
            }
        }
        this.catalog = read.without(unavailable);
    }

    private void compile(Contract contract, List<UnavailableContract> unavailable) {
        try {
            decoders.put(contract.id(), new ContractBatchDecoder(contract));
        } catch (IllegalArgumentException e) {
            // The contract is bad.
            unavailable.add(unavailable(contract, String.valueOf(e.getMessage())));
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong, about one contract: other topics must not wait for its correction.
            unavailable.add(unavailable(contract, e.getClass().getName() + ": simplify it, and report this"));
        }
    }

    private static UnavailableContract unavailable(Contract contract, String problem) {
        String line = contract.id() + ": cannot be served over HTTP: " + problem;
        return new UnavailableContract(contract.topic(), List.of(line));
    }

    /** Returns the topics with a contract, though it may be unavailable. */
    public Set<String> topics() {
        return catalog.topics();
    }

    /** Returns the topics with a released contract that has no primary key: records without a key may come. */
    public Set<String> keylessTopics() {
        return catalog.contracts().stream()
                .filter(contract -> contract.status().isReleased())
                .filter(contract -> contract.primaryKey().isEmpty())
                .map(contract -> contract.id().topic())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns true if the topic has a contract, though it may be unavailable. */
    public boolean hasTopic(String topic) {
        return catalog.hasTopic(topic);
    }

    /** Returns true if the topic has a contract that cannot be used, so that none of its records can be taken. */
    public boolean isUnavailable(String topic) {
        return catalog.unavailable(topic).isPresent();
    }

    /** Returns every topic with a contract that cannot be used. */
    public List<UnavailableContract> unavailable() {
        return catalog.unavailable();
    }

    /**
     * Returns the versions of the topic as which a body decodes that does not as {@code asked}, newest first. It tries a
     * few versions, and no large body: whoever sends rubbish must not make the gateway read it often.
     */
    public List<String> fitting(ContractId asked, byte[] body, int count) {
        if (body.length > MAX_TRIED_BYTES) {
            return List.of();
        }
        return decoders.values().stream()
                .filter(decoder -> decoder.contract().topic().equals(asked.topic()))
                .filter(decoder -> !decoder.contract().id().equals(asked))
                .sorted(NEWEST_FIRST)
                .limit(MAX_TRIED_VERSIONS)
                .filter(decoder -> decoder.fits(body, count))
                .map(decoder -> decoder.contract().version().toString())
                .toList();
    }

    /** Returns the versions of the topic that producers may send, oldest first. */
    public List<String> released(String topic) {
        return catalog.contracts().stream()
                .filter(contract -> contract.topic().equals(topic) && decoders.containsKey(contract.id()))
                .map(contract -> contract.version().toString())
                .toList();
    }

    /** Tells that records of the topic were taken under this version or line once; empty if they are, or never were. */
    public Optional<RetiredVersion> retired(String topic, String version) {
        return catalog.retired(topic, version);
    }

    /** Returns the decoder for the contract that a producer means by {@code version}. */
    public Optional<ContractBatchDecoder> find(String topic, String version) {
        return catalog.resolve(topic, version).map(Contract::id).map(decoders::get);
    }
}
