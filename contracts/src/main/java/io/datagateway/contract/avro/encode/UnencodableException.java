// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import java.util.List;
import java.util.stream.Collectors;

/** A value that does not fit the schema, with every reason. Has no stack trace: it speaks of the input. */
public final class UnencodableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<EncodingIssue> issues;

    UnencodableException(List<EncodingIssue> issues) {
        super(null, null, false, false);
        this.issues = List.copyOf(issues);
    }

    /** The reasons, in the order of the schema; at least one. */
    public List<EncodingIssue> issues() {
        return issues;
    }

    @Override
    public String getMessage() {
        return issues.stream()
                .map(issue -> (issue.path().isEmpty() ? "value" : issue.path()) + ": " + issue.message())
                .collect(Collectors.joining("; "));
    }
}
