// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.api;

import io.datagateway.http.connection.ConnectionWatch;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the rest of a body that nobody wants, keeping nothing of it, after the answer has left. Only a little of it and for
 * a short time, as what a client sends costs the worker; if that is not enough, the connection ends.
 */
final class BodyDiscard {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** Under TLS, some milliseconds of a core. */
    private static final int MOST_BYTES = 1 << 20;

    private final Request request;
    private final Callback callback;
    private final BodyLoop loop;
    private int bytes;

    private BodyDiscard(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.loop = new BodyLoop(request, this::take);
    }

    /** Whether all of the body may be read, as far as is known. */
    static boolean mayTake(Request request) {
        return request.getLength() <= MOST_BYTES;
    }

    /** Completes the exchange when the body has ended in whatever way or its time is up. */
    static void start(Request request, Callback callback) {
        new BodyDiscard(request, callback).loop.start(LONGEST);
    }

    private boolean take(Content.Chunk chunk) {
        bytes += chunk.remaining();
        chunk.release();
        boolean isFailure = Content.Chunk.isFailure(chunk);
        if (!chunk.isLast() && !isFailure && bytes <= MOST_BYTES) {
            return false;
        }
        loop.end();
        if (chunk.isLast() && !isFailure) {
            ConnectionWatch.bodyEnded(request);
        }
        callback.succeeded();
        return true;
    }
}
