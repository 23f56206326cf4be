// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

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

    static final String HINT = "Send records with POST to /api/1.0/{topic} or with PUT to"
            + " /api/1.0/{topic}/batches/{batch-id}, without a query; a batch id in the path has 1 to 64 of the"
            + " characters A-Z a-z 0-9 - . _ ~";

    /** Ids of characters that nobody on the way escapes, and not dots alone, which some would take for a folder. */
    private static final Pattern PATH =
            Pattern.compile("/api/1\\.0/([A-Za-z0-9._-]{1,249})(?:/batches/(?!\\.{1,2}$)([A-Za-z0-9._~-]{1,64}))?");

    static BatchPath of(Request request) throws RefusedException {
        Matcher path =
                PATH.matcher(Objects.requireNonNullElse(request.getHttpURI().getPathQuery(), ""));
        if (!path.matches() || request.getHttpURI().getFragment() != null) {
            throw new RefusedException(ProblemCode.UNKNOWN_PATH, HINT + ".");
        }
        return new BatchPath(path.group(1), path.group(2));
    }

    /** The one method that is allowed here. */
    String method() {
        return batchId == null ? "POST" : "PUT";
    }
}
