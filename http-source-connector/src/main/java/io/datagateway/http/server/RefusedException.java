// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.util.Map;

/** Ends the handling of a request with a problem. Has no stack trace: it speaks of the request, not of the program. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    RefusedException(ProblemCode code, String detail, Map<String, ?> details) {
        this(new Problem(code, detail, details));
    }

    RefusedException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
