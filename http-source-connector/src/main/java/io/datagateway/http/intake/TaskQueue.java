// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Queue of one instance of a task, with the task's heartbeat. It takes batches only while the task keeps asking for them:
 * Connect does not tell a task that it is paused, blocked or dead.
 */
public final class TaskQueue {

    private final TaskId id;
    private final BatchQueue queue;
    private final InFlightBatches inFlight;
    private final LongSupplier nanoTime;
    private final long heartbeatNanos;
    private volatile boolean closed;
    private volatile boolean hasAsked;
    private volatile long lastAskedNanos;

    TaskQueue(TaskId id, QueueLimits limits, InFlightBatches inFlight, LongSupplier nanoTime) {
        this.id = id;
        this.queue = new BatchQueue(
                limits.maxRecords(), limits.maxBytes(), limits.linger().toNanos());
        this.heartbeatNanos = limits.heartbeat().toNanos();
        this.inFlight = inFlight;
        this.nanoTime = nanoTime;
    }

    public TaskId id() {
        return id;
    }

    /**
     * Removes the batches to hand to Connect now: at least one if any is waiting, more while they have at most {@code
     * maxRecords} records together. Called by the task's thread; it is the task's heartbeat.
     */
    public List<Batch> drain(int maxRecords, Duration wait) throws InterruptedException {
        lastAskedNanos = nanoTime.getAsLong();
        hasAsked = true;
        return queue.drain(maxRecords, wait.toNanos(), batch -> inFlight.claim(batch, this));
    }

    /** Returns true if the task is alive: it has asked for batches within its heartbeat timeout. */
    public boolean isAlive() {
        return !closed && hasAsked && nanoTime.getAsLong() - lastAskedNanos <= heartbeatNanos;
    }

    boolean isClosed() {
        return closed;
    }

    boolean hasRoom(int records, long bytes) {
        return isAlive() && queue.hasRoom(records, bytes, nanoTime.getAsLong());
    }

    boolean offer(Batch batch) {
        return isAlive() && queue.offer(batch);
    }

    void expire(long nowNanos) {
        queue.expire(nowNanos);
    }

    /** Takes nothing more, and cancels the batches that wait. */
    void close() {
        closed = true;
        queue.close();
    }
}
