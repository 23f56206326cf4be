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
 * Where a batch is sent to.
 *
 * @param batchId the key, if the path names it; null if it names the topic only
 */
record BatchPath(String topic, @Nullable String batchId) {

    /** Ids of characters that nobody on the way escapes, and not dots alone, which some would take for a folder. */
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

    /** The one method that is allowed here. */
    String method() {
        return batchId == null ? "POST" : "PUT";
    }
}
