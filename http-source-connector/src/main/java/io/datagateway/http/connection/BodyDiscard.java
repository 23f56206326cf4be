// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/**
 * Reads and drops the rest of a refused body after the answer has left. It reads little and for a short time, as each byte
 * costs the worker; if that is not enough, the connection ends.
 */
public final class BodyDiscard {

    private static final Duration MAX_TIME = Duration.ofSeconds(1);

    /** Reading so much under TLS takes some milliseconds of a core. */
    private static final int MAX_BYTES = 1 << 20;

    /** Name of the request's attribute that is there if the body is not wanted. */
    private static final String UNWANTED = BodyDiscard.class.getName() + ".unwanted";

    private final Request request;
    private final Callback callback;
    private final DeadlineBodyReader reader;
    private int bytes;

    private BodyDiscard(Request request, Callback callback) {
        this.request = request;
        this.callback = callback;
        this.reader = new DeadlineBodyReader(request, this::take);
    }

    /** Returns true if the body is wanted and small enough to be read, as far as its length is known. */
    public static boolean mayTake(Request request) {
        return request.getLength() <= MAX_BYTES && request.getAttribute(UNWANTED) == null;
    }

    /** Leaves what is not read yet of the body unread. */
    static void forbid(Request request) {
        request.setAttribute(UNWANTED, true);
    }

    /**
     * Reads the body and completes {@code callback} when the body has ended, in whatever way, or its time is up; what is
     * left then stays unread.
     */
    public static void start(Request request, Callback callback) {
        forbid(request);
        var discard = new BodyDiscard(request, callback);
        // Most bodies are at their end: no timer for them.
        Content.Chunk chunk = request.read();
        if (chunk == null || !discard.take(chunk)) {
            discard.reader.start(MAX_TIME);
        }
    }

    private boolean take(Content.Chunk chunk) {
        bytes += chunk.remaining();
        chunk.release();
        boolean isFailure = Content.Chunk.isFailure(chunk);
        if (!chunk.isLast() && !isFailure && bytes <= MAX_BYTES) {
            return false;
        }
        reader.end();
        if (chunk.isLast() && !isFailure) {
            ConnectionWatch.bodyEnded(request);
        }
        callback.succeeded();
        return true;
    }
}
