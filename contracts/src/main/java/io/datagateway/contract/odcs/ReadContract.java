// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import io.datagateway.contract.Contract;
import java.util.Map;
import java.util.Optional;

/**
 * A contract as far as its files could be read, with the place of each rule: for whoever has more to say of its rules. It is
 * not to be served by, as its topic may have issues.
 *
 * @param places by the id of the rule
 */
public record ReadContract(Contract contract, Map<String, ContractIssue> places) {

    public ReadContract {
        places = Map.copyOf(places);
    }

    /** The issue that something is wrong with a rule; empty if the contract does not have the rule. */
    public Optional<ContractIssue> issue(String rule, String message) {
        return Optional.ofNullable(places.get(rule))
                .map(place -> new ContractIssue(place.file(), place.line(), place.path(), message));
    }
}
