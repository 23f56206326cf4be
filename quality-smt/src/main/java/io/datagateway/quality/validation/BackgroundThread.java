// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread on which a task asks Kafka while it copies. Work that fails is done again, and the task goes on. */
final class BackgroundThread implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BackgroundThread.class);
    private static final long STOP_SECONDS = 3;

    private final ScheduledExecutorService thread;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Work to be done. */
    interface Job {
        void run() throws InterruptedException;
    }

    BackgroundThread(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    /** Does {@code job} soon; once, however often it is asked for until it begins. */
    void once(String what, Job job) {
        if (waiting.add(what)) {
            thread.execute(() -> {
                waiting.remove(what);
                run(what, job);
            });
        }
    }

    /** Does {@code job} soon, and then at intervals. */
    @SuppressWarnings("FutureReturnValueIgnored") // a job reports its own failures
    void every(Duration interval, String what, Job job) {
        thread.scheduleWithFixedDelay(() -> run(what, job), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void run(String what, Job job) {
        try {
            job.run();
            if (failing.remove(what)) {
                log.info("{} works again", what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!thread.isShutdown() && failing.add(what)) {
                log.error("{} failed; the task goes on with what it knows, and it is tried again", what, e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("What the task asks Kafka did not end within {} s; it is left alone", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
