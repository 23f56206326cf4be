// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.rule;

import io.datagateway.contract.ContractId;
import java.util.List;
import java.util.stream.Collectors;

/** Rules that do not fit the schema of their contract, with every reason. */
public final class InvalidRulesException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<RuleProblem> problems;

    InvalidRulesException(ContractId contract, List<RuleProblem> problems) {
        super(problems.stream().map(problem -> contract + ": " + problem).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** The reasons, a line each, with the contract. */
    public List<String> lines() {
        return String.valueOf(getMessage()).lines().toList();
    }

    public List<RuleProblem> problems() {
        return problems;
    }
}
