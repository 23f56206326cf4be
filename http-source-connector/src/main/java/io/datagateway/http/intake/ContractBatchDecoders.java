// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Readers of bodies for a catalog: a {@link ContractBatchDecoder} for each released contract. */
public final class ContractBatchDecoders {

    private final ContractCatalog catalog;
    private final Map<ContractId, ContractBatchDecoder> decoders;

    /** @throws IllegalArgumentException if bodies of a contract's schema cannot be split */
    public ContractBatchDecoders(ContractCatalog catalog) {
        this.catalog = catalog;
        this.decoders = catalog.contracts().stream()
                .filter(contract -> contract.status().isReleased())
                .collect(Collectors.toUnmodifiableMap(Contract::id, ContractBatchDecoders::compile));
    }

    private static ContractBatchDecoder compile(Contract contract) {
        try {
            return new ContractBatchDecoder(contract);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("contract " + contract.id() + ": " + e.getMessage(), e);
        }
    }

    public Set<String> topics() {
        return catalog.topics();
    }

    public boolean hasTopic(String topic) {
        return catalog.hasTopic(topic);
    }

    /** Returns the decoder for the contract that a producer means by {@code version}. */
    public Optional<ContractBatchDecoder> find(String topic, String version) {
        return catalog.resolve(topic, version).map(Contract::id).map(decoders::get);
    }
}
