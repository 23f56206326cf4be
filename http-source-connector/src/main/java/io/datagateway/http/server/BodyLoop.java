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
 * Reads a body without holding a thread while it waits, and within a deadline. {@link #run} is called by one thread at a
 * time, whenever there is something to read, and alone hears the end; the deadline only makes Jetty report a failure to it.
 */
abstract class BodyLoop implements Runnable {

    private final Request request;

    /** Set by the deadline or by the end of the body, whichever is first. */
    private final AtomicBoolean decided = new AtomicBoolean();

    private Scheduler.@Nullable Task deadline;

    BodyLoop(Request request) {
        this.request = request;
    }

    /** Takes the chunk and releases it; returns whether this was all, or enough. */
    abstract boolean take(Content.Chunk chunk);

    final void start(Duration longest) {
        Scheduler timer = request.getComponents().getScheduler();
        deadline = timer.schedule(this::expire, longest.toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    private void expire() {
        if (decided.compareAndSet(false, true)) {
            request.fail(new TimeoutException("the body is late"));
        }
    }

    @Override
    public final void run() {
        while (true) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (take(chunk)) {
                return;
            }
        }
    }

    /** To be called once, at the end; returns whether that was before the deadline. */
    final boolean end() {
        boolean isInTime = decided.compareAndSet(false, true);
        if (deadline != null) {
            deadline.cancel();
        }
        return isInTime;
    }
}
