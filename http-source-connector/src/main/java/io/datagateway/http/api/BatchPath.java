// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request that sends a batch.
 *
 * @param batchId the idempotency key, if the path names it; null if it names the topic only
 */
record BatchPath(String topic, @Nullable String batchId) {

    /** Batch ids have characters that nobody on the way escapes, and are not dots alone, which could be taken for a folder. */
    private static final Pattern PATH =
            Pattern.compile("/api/1\\.0/([A-Za-z0-9._-]{1,249})(?:/batches/(?!\\.{1,2}$)([A-Za-z0-9._~-]{1,64}))?");

    static BatchPath of(Request request) throws RefusedException {
        Matcher path =
                PATH.matcher(Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), ""));
        if (!path.matches() || request.getHttpURI().getFragment() != null) {
            throw new RefusedException(ProblemCode.UNKNOWN_PATH, Problem.PATH_HINT);
        }
        return new BatchPath(path.group(1), path.group(2));
    }

    /** Returns the one method that is allowed on this path. */
    String method() {
        return batchId == null ? "POST" : "PUT";
    }
}
