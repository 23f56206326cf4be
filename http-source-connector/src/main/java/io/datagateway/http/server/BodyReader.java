// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

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

    private final int maxBytes;
    private final Duration deadline;
    private final ByteBudget budget;

    /**
     * @param maxBytes a longer body is refused as soon as that is known
     * @param deadline for the whole body, however steadily it trickles in
     */
    public BodyReader(int maxBytes, Duration deadline, ByteBudget budget) {
        this.maxBytes = maxBytes;
        this.deadline = deadline;
        this.budget = budget;
    }

    /** Reads the body and then calls {@code consumer} exactly once, from any thread, perhaps before this returns. */
    public void read(Request request, Consumer<BodyResult> consumer) {
        if (hasNoStatedEnd(request)) {
            consumer.accept(new BodyResult.Refused(new Problem(
                    ProblemCode.LENGTH_REQUIRED,
                    "The request has neither Content-Length nor Transfer-Encoding: chunked. Send one of them.")));
        } else if (request.getLength() > maxBytes) {
            consumer.accept(new BodyResult.Refused(tooLarge()));
        } else {
            new BodyReading(this, request, consumer).start();
        }
    }

    int maxBytes() {
        return maxBytes;
    }

    Duration deadline() {
        return deadline;
    }

    ByteBudget budget() {
        return budget;
    }

    Problem tooLarge() {
        return new Problem(
                ProblemCode.REQUEST_TOO_LARGE,
                "The body is larger than " + maxBytes + " bytes. Send fewer records in one request.",
                Map.of("maxBytes", maxBytes));
    }

    private static boolean hasNoStatedEnd(Request request) {
        return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1
                && !request.getHeaders().contains(HttpHeader.CONTENT_LENGTH)
                && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
    }
}
