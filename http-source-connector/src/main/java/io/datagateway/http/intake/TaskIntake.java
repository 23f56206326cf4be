// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What one instance of a task has waiting. It takes batches only while the task keeps asking for them: Connect does not
 * tell a task that it is paused, blocked or dead.
 */
public final class TaskIntake {

    private final TaskId id;
    private final IntakeQueue queue;
    private final HandedBatches handed;
    private final LongSupplier nanoTime;
    private final long heartbeat;
    private volatile boolean closed;
    private volatile boolean asked;
    private volatile long lastAsked;

    TaskIntake(TaskId id, IntakeLimits limits, HandedBatches handed, LongSupplier nanoTime) {
        this.id = id;
        this.queue = new IntakeQueue(
                limits.maxRecords(), limits.maxBytes(), limits.linger().toNanos());
        this.heartbeat = limits.heartbeat().toNanos();
        this.handed = handed;
        this.nanoTime = nanoTime;
    }

    public TaskId id() {
        return id;
    }

    /**
     * The batches to hand to Connect now: at least one if any is waiting, more while they have at most {@code maxRecords}
     * records together. Called by the task's thread; it is the task's sign of life.
     */
    public List<Batch> drain(int maxRecords, Duration wait) throws InterruptedException {
        lastAsked = nanoTime.getAsLong();
        asked = true;
        return queue.drain(maxRecords, wait.toNanos(), batch -> handed.claim(batch, this));
    }

    /** Whether the task is alive: it has asked for batches not long ago. */
    public boolean isAlive() {
        return !closed && asked && nanoTime.getAsLong() - lastAsked <= heartbeat;
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

    void expire(long now) {
        queue.expire(now);
    }

    /** Takes nothing more; what was waiting is returned to the clients. */
    void close() {
        closed = true;
        queue.close();
    }
}
