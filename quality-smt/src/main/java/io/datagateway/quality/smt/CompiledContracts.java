// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.UnavailableContract;
import io.datagateway.quality.rule.InvalidRulesException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The contracts of a catalog, compiled. A topic with rules that cannot be compiled becomes unavailable. */
final class CompiledContracts {

    private final Map<String, Map<String, CompiledContract>> contracts = new HashMap<>();
    private final List<UnavailableContract> invalid = new ArrayList<>();
    private final ContractCatalog catalog;

    CompiledContracts(ContractCatalog read) {
        read.contracts().forEach(this::compile);
        invalid.forEach(topic -> contracts.remove(topic.topic()));
        this.catalog = read.without(invalid);
    }

    private void compile(Contract contract) {
        try {
            contracts
                    .computeIfAbsent(contract.topic(), topic -> new HashMap<>())
                    .put(contract.version().toString(), new CompiledContract(contract));
        } catch (InvalidRulesException e) {
            // The contract is bad.
            invalid.add(new UnavailableContract(contract.topic(), e.lines()));
        } catch (RuntimeException | StackOverflowError e) {
            // The program is wrong, about one contract: other topics must not wait for its correction.
            String problem = contract.id() + ": its rules cannot be compiled ("
                    + e.getClass().getName() + "): simplify them, and report this";
            invalid.add(new UnavailableContract(contract.topic(), List.of(problem)));
        }
    }

    /** The catalog that these are of, without the topics whose rules could not be compiled. */
    ContractCatalog catalog() {
        return catalog;
    }

    /** The contracts of a topic by version; null if it has none that can be used. */
    @Nullable
    Map<String, CompiledContract> of(String topic) {
        return contracts.get(topic);
    }
}
