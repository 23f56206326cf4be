// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientQuota;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/** Limits of request bodies: length, time, the client's quota, and the memory they take. */
public final class BodyLimits {

    /**
     * Heap of a record beside its bytes, from the split body to the answer: record, headers and key in Connect, and the
     * producer's book-keeping.
     */
    private static final long RECORD_BYTES = 768;

    private final RequestLimits limits;
    private final ByteBudget budget;

    /**
     * @param limits a body longer than {@code maxBytes} is refused as soon as that is known; {@code bodyTimeout} is for the
     *     whole body, however steadily it trickles in
     */
    public BodyLimits(RequestLimits limits, ByteBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Refuses a body that has no stated end, or whose stated length is too large. */
    void checkLength(Request request) throws RefusedException {
        if (hasNoStatedEnd(request)) {
            throw new RefusedException(
                    ProblemCode.LENGTH_REQUIRED,
                    "The request has neither Content-Length nor Transfer-Encoding: chunked. Send one of them.");
        }
        if (request.getLength() > limits.maxBytes()) {
            throw new RefusedException(tooLarge());
        }
    }

    int maxBytes() {
        return limits.maxBytes();
    }

    Duration timeout() {
        return limits.bodyTimeout();
    }

    ClientQuota clientQuota() {
        return limits.clientQuota();
    }

    ByteBudget budget() {
        return budget;
    }

    /**
     * Returns the memory for a body while it is read and split, as bytes and as records; at most the share of one client,
     * or the body could never be sent.
     */
    long costToRead(long length, int records) {
        return Math.min(length + costToHold(length, records), budget.largestShare());
    }

    /** Returns the memory for a body's records from then on. A client may announce any number, but hardly more than bytes. */
    long costToHold(long length, int records) {
        return Math.min(length + Math.min(records, length) * RECORD_BYTES, budget.largestShare());
    }

    Problem tooLarge() {
        return new Problem(
                ProblemCode.REQUEST_TOO_LARGE,
                "The body is larger than " + maxBytes() + " bytes. Send fewer records in one request.",
                Map.of("maxBytes", maxBytes()));
    }

    private static boolean hasNoStatedEnd(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && !request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }
}
