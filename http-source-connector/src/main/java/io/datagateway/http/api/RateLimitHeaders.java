// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.limit.ClientUsage;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import java.util.StringJoiner;
import org.eclipse.jetty.http.HttpFields;

/** Headers that tell a client what it may still send: draft-ietf-httpapi-ratelimit-headers. */
final class RateLimitHeaders {

    private static final String REQUESTS = "\"requests\"";
    private static final String BYTES = "\"bytes\"";

    private RateLimitHeaders() {}

    /** Adds {@code RateLimit-Policy} and {@code RateLimit} for the quotas that are set. */
    static void add(HttpFields.Mutable headers, ClientUsage usage, ClientQuota quota) {
        var policy = new StringJoiner(", ");
        var left = new StringJoiner(", ");
        if (quota.requestsPerSecond() != null) {
            policy.add(REQUESTS + ";q=" + quota.requestsPerSecond() + ";w=1");
            left.add(REQUESTS + left(quota.requestsPerSecond(), usage.requests()));
        }
        if (quota.bytesPerSecond() != null) {
            policy.add(BYTES + ";q=" + quota.bytesPerSecond() + ";w=1;qu=\"content-bytes\"");
            left.add(BYTES + left(quota.bytesPerSecond(), usage.bytes()));
        }
        if (policy.length() > 0) {
            headers.put("RateLimit-Policy", policy.toString());
            headers.put("RateLimit", left.toString());
        }
    }

    static Problem tooManyRequests(ClientQuota quota) {
        return tooMany(quota.requestsPerSecond() + " requests");
    }

    static Problem tooManyBytes(ClientQuota quota) {
        return tooMany(quota.bytesPerSecond() + " bytes");
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
