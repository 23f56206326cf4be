// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.problem;

import java.util.Map;

/** Ends the handling of a request with a problem. Has no stack trace: it tells of the request, not of the program. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public RefusedException(ProblemCode code, String detail) {
        this(code, detail, Map.of());
    }

    public RefusedException(ProblemCode code, String detail, Map<String, ?> details) {
        this(new Problem(code, detail, details));
    }

    public RefusedException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
