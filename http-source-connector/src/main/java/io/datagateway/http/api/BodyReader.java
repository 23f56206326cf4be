// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.limit.ByteBudget;
import io.datagateway.http.limit.ClientLimits;
import io.datagateway.http.problem.Problem;
import io.datagateway.http.problem.ProblemCode;
import io.datagateway.http.problem.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * Reads a request body as a whole, without holding a thread while it waits. A body is handed on only when its end was
 * seen: what arrived before a broken connection may look like a shorter valid body.
 */
public final class BodyReader {

    /**
     * What a record takes beside its bytes, from the split body to the answer: record, headers and key in Connect, and the
     * producer's book-keeping.
     */
    private static final long RECORD_BYTES = 768;

    private final RequestLimits limits;
    private final ByteBudget budget;

    /**
     * @param limits a body longer than {@code maxBytes} is refused as soon as that is known; {@code bodyTimeout} is for all
     *     of it, however steadily it trickles in
     */
    public BodyReader(RequestLimits limits, ByteBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Refuses a body that has no stated end, or says that it is too large. */
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

    /**
     * Reads the body and then calls {@code consumer} exactly once, from any thread, perhaps before this returns. What an
     * announced body will cost is taken before the first byte: half a body that finds no room for the rest helps nobody.
     *
     * @param records that the client says it has
     */
    public void read(Request request, int records, Consumer<BodyResult> consumer) {
        new BodyReading(this, request, records, consumer).start();
    }

    int maxBytes() {
        return limits.maxBytes();
    }

    Duration deadline() {
        return limits.bodyTimeout();
    }

    ClientLimits client() {
        return limits.client();
    }

    ByteBudget budget() {
        return budget;
    }

    /**
     * What a body takes while it is read and split, as bytes and as records; no more than one client may have, or it could
     * never be sent.
     */
    long costToRead(long length, int records) {
        return Math.min(length + costToHold(length, records), budget.largestShare());
    }

    /** What it takes from then on. A client may say any number of records, but hardly has more than bytes. */
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
