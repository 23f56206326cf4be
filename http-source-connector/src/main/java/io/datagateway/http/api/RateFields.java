// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.Client;
import io.datagateway.http.limit.ClientLimits;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpFields;

/** Tells a client what it may still send: draft-ietf-httpapi-ratelimit-headers. */
final class RateFields {

    private static final String REQUESTS = "\"requests\"";
    private static final String BYTES = "\"bytes\"";

    private RateFields() {}

    /** Adds {@code RateLimit-Policy} and {@code RateLimit} for the limits that there are. */
    static void add(HttpFields.Mutable headers, Client client, ClientLimits limits) {
        var policy = new StringJoiner(", ");
        var left = new StringJoiner(", ");
        if (limits.requestsPerSecond() != null) {
            policy.add(REQUESTS + ";q=" + limits.requestsPerSecond() + ";w=1");
            left.add(REQUESTS + left(limits.requestsPerSecond(), client.requests()));
        }
        if (limits.bytesPerSecond() != null) {
            policy.add(BYTES + ";q=" + limits.bytesPerSecond() + ";w=1;qu=\"content-bytes\"");
            left.add(BYTES + left(limits.bytesPerSecond(), client.bytes()));
        }
        if (policy.length() > 0) {
            headers.put("RateLimit-Policy", policy.toString());
            headers.put("RateLimit", left.toString());
        }
    }

    static Problem tooOften(ClientLimits limits) {
        return tooMany(limits.requestsPerSecond() + " requests");
    }

    static Problem tooMuch(ClientLimits limits) {
        return tooMany(limits.bytesPerSecond() + " bytes");
    }

    private static Problem tooMany(String most) {
        return new Problem(
                ProblemCode.TOO_MANY_REQUESTS,
                "This client may send " + most + " a second to this worker. Nothing was written; send again later.");
    }

    private static String left(long limit, long used) {
        return ";r=" + Math.max(0, limit - used) + ";t=1";
    }
}
