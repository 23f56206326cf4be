// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads the rest of a body that nobody wants, keeping nothing of it, after the answer has left. Only for a short time, as
 * what a client sends costs the worker; if that is not enough, the connection ends.
 */
final class BodyDiscard extends BodyLoop {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Request request;
    private final Callback callback;

    private BodyDiscard(Request request, Callback callback) {
        super(request);
        this.request = request;
        this.callback = callback;
    }

    /** Completes the exchange when the body has ended in whatever way or its time is up. */
    static void start(Request request, Callback callback) {
        new BodyDiscard(request, callback).start(LONGEST);
    }

    @Override
    boolean take(Content.Chunk chunk) {
        chunk.release();
        boolean isFailure = Content.Chunk.isFailure(chunk);
        if (!chunk.isLast() && !isFailure) {
            return false;
        }
        end();
        if (!isFailure) {
            ConnectionWatch.bodyEnded(request);
        }
        callback.succeeded();
        return true;
    }
}
