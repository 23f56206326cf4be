// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body that nobody wants, keeping nothing of it: a client of HTTP/1.1 that is answered while it sends loses its
 * connection and perhaps the answer. Only for a short time, as what it sends costs the worker.
 */
final class BodyDiscard implements Runnable {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Request request;
    private final Runnable then;
    private final AtomicBoolean decided = new AtomicBoolean();
    private Scheduler.@Nullable Task deadline;

    private BodyDiscard(Request request, Runnable then) {
        this.request = request;
        this.then = then;
    }

    /** Calls {@code then} once, when the body has ended in whatever way or its time is up. */
    static void start(Request request, Runnable then) {
        var discard = new BodyDiscard(request, then);
        Scheduler timer = request.getComponents().getScheduler();
        discard.deadline = timer.schedule(discard::expire, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        discard.run();
    }

    private void expire() {
        if (decided.compareAndSet(false, true)) {
            request.fail(new TimeoutException("the body is not waited for"));
        }
    }

    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            chunk.release();
            if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                end();
                return;
            }
        }
    }

    private void end() {
        decided.set(true);
        if (deadline != null) {
            deadline.cancel();
        }
        then.run();
    }
}
