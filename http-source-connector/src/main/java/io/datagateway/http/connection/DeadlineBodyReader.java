// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.connection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body within a deadline, and holds no thread while it waits. {@link #run} is called whenever there is something
 * to read.
 *
 * <p>A request must not be failed while another thread reads it, nor when it has been answered: Jetty 12.1.14 then reads on
 * two threads and gives a buffer back twice, so that bytes of one connection turn up on another. Here both happen under a
 * lock. The deadline never waits for the lock; it leaves the work to the thread that holds it.
 */
public final class DeadlineBodyReader implements Runnable {

    private final Request request;
    private final Predicate<Content.Chunk> consumer;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile boolean isLate;
    private boolean isFailed;
    private boolean hasEnded;
    private Scheduler.@Nullable Task deadline;

    /** @param consumer takes a chunk and releases it; returns true to stop reading */
    public DeadlineBodyReader(Request request, Predicate<Content.Chunk> consumer) {
        this.request = request;
        this.consumer = consumer;
    }

    public void start(Duration timeout) {
        Scheduler timer = request.getComponents().getScheduler();
        deadline = timer.schedule(this::expire, timeout.toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    private void expire() {
        isLate = true;
        failIfNobodyReads();
    }

    private void failIfNobodyReads() {
        if (reading.tryLock()) {
            try {
                fail();
            } finally {
                reading.unlock();
            }
        }
    }

    /** Makes Jetty report a failure to {@link #run}. */
    private void fail() {
        if (!hasEnded && !isFailed) {
            isFailed = true;
            request.fail(new TimeoutException("the body is late"));
        }
    }

    @Override
    public void run() {
        reading.lock();
        try {
            readWhatIsThere();
        } finally {
            reading.unlock();
        }
        if (isLate) {
            failIfNobodyReads(); // the deadline has found the lock taken
        }
    }

    private void readWhatIsThere() {
        while (!hasEnded) {
            if (isLate) {
                fail();
            }
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            if (consumer.test(chunk)) {
                return;
            }
        }
    }

    /** Ends the reading; to be called once. Returns true if the deadline had not passed. */
    public boolean end() {
        hasEnded = true;
        if (deadline != null) {
            deadline.cancel();
        }
        return !isLate;
    }
}
