// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Queue of one instance of a task, with the task's heartbeat. It takes batches only while the task keeps asking for them:
 * Connect does not tell a task that it is paused, blocked or dead.
 */
public final class TaskQueue {

    /** Time for which Connect may send a topic's oldest batch until the topic gets no more. */
    static final Duration STALL = Duration.ofSeconds(5);

    /** Time without a call for batches after which other tasks are preferred: a task that has nothing to do asks sooner. */
    private static final Duration PROMPT = Duration.ofMillis(500);

    private final TaskId id;
    private final BatchQueue queue;
    private final InFlightBatches inFlight;
    private final TopicHolds holds;
    private final LongSupplier nanoTime;
    private final long heartbeatNanos;
    private final boolean dropsRecords;
    private volatile boolean closed;
    private volatile boolean hasAsked;
    private volatile long lastAskedNanos;
    private volatile Map<String, Instant> stalled = Map.of();

    TaskQueue(TaskId id, QueueLimits limits, Surroundings surroundings) {
        this.id = id;
        this.queue = new BatchQueue(limits, surroundings.holds());
        this.heartbeatNanos = limits.heartbeat().toNanos();
        this.dropsRecords = limits.producer().dropsRecords();
        this.inFlight = surroundings.inFlight();
        this.holds = surroundings.holds();
        this.nanoTime = surroundings.nanoTime();
    }

    /** What the tasks behind a listener share. */
    record Surroundings(InFlightBatches inFlight, TopicHolds holds, LongSupplier nanoTime) {}

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
        return queue.drain(maxRecords, wait.toNanos(), this::claim);
    }

    private boolean claim(Batch batch) {
        if (!inFlight.claim(batch, this)) {
            return false;
        }
        batch.dropped().thenRun(() -> fail(batch));
        batch.released().thenRun(() -> release(batch));
        return true;
    }

    /** What Connect drops after the end of the task, it drops because of that. */
    private void fail(Batch batch) {
        if (!closed) {
            holds.failed(batch);
            queue.stop(batch.topic());
        }
    }

    private void release(Batch batch) {
        queue.release(batch);
        if (!batch.hasDropped()) {
            holds.worked(batch);
        }
    }

    /** Returns true if the task is alive: it has asked for batches within its heartbeat timeout. */
    public boolean isAlive() {
        return !closed && hasAsked && nanoTime.getAsLong() - lastAskedNanos <= heartbeatNanos;
    }

    /** Returns true if the task has just asked for batches. One that has not may be waiting for Kafka. */
    boolean isPrompt() {
        return isAlive() && nanoTime.getAsLong() - lastAskedNanos <= PROMPT.toNanos();
    }

    /** Removes and returns the batches that wait, to give them to another task. */
    List<Batch> handBack() {
        return queue.handBack();
    }

    public boolean isClosed() {
        return closed;
    }

    /** Returns true if Connect drops a record that cannot be sent, and goes on. */
    boolean dropsRecords() {
        return dropsRecords;
    }

    /** Returns true if Kafka has not acknowledged what Connect sends of the topic for too long. */
    boolean isStalled(String topic) {
        return stalled.containsKey(topic);
    }

    /** Returns when a stall of the topic was noticed; null if it has none. */
    @Nullable
    Instant stalledSince(String topic) {
        return stalled.get(topic);
    }

    boolean hasRoom(BatchSize size) {
        return isAlive() && !isStalled(size.topic()) && queue.hasRoom(size, nanoTime.getAsLong());
    }

    boolean offer(Batch batch) {
        return isAlive() && !isStalled(batch.topic()) && queue.offer(batch);
    }

    void sweep(long nowNanos) {
        queue.expire(nowNanos);
        Map<String, Instant> before = stalled;
        Instant now = Instant.now();
        stalled = queue.stalled(nowNanos, STALL.toNanos()).stream()
                .collect(Collectors.toUnmodifiableMap(topic -> topic, topic -> before.getOrDefault(topic, now)));
    }

    /** Takes nothing more, and cancels the batches that wait. Those on their way show whose records may have ended the task. */
    void close() {
        if (!closed) {
            closed = true;
            queue.close();
            holds.onTheWayAtTheEnd(queue.handedTopics());
        }
    }
}
