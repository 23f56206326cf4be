// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.odcs;

import java.util.List;
import java.util.stream.Collectors;

/** A catalog that cannot be used, with every issue of it. */
public final class InvalidCatalogException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ContractIssue> issues;

    public InvalidCatalogException(List<ContractIssue> issues) {
        super(issues.stream().map(ContractIssue::toString).collect(Collectors.joining("\n")));
        this.issues = List.copyOf(issues);
    }

    public List<ContractIssue> issues() {
        return issues;
    }
}
