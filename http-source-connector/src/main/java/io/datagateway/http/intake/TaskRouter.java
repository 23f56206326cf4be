// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Routes batches to the tasks behind one listener: to those alive, in turn. */
public final class TaskRouter {

    private final InFlightBatches inFlight = new InFlightBatches();
    private final AtomicInteger turn = new AtomicInteger();
    private final LongSupplier nanoTime;
    private final TopicHolds holds;
    private volatile List<TaskQueue> tasks = List.of();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public TaskRouter(LongSupplier nanoTime) {
        this(nanoTime, new TopicHolds(nanoTime));
    }

    /** @param holds of the worker */
    public TaskRouter(LongSupplier nanoTime, TopicHolds holds) {
        this.nanoTime = nanoTime;
        this.holds = holds;
    }

    /**
     * Adds an instance of a task. An older instance of the same task is closed: Connect may start the new one while the old
     * one still hangs in a call.
     */
    public synchronized TaskQueue open(TaskId id, QueueLimits limits) {
        var opened = new TaskQueue(id, limits, new TaskQueue.Surroundings(inFlight, holds, nanoTime));
        tasks.stream().filter(task -> task.id().equals(id)).forEach(TaskQueue::close);
        tasks = Stream.concat(tasks.stream().filter(task -> !task.id().equals(id)), Stream.of(opened))
                .toList();
        return opened;
    }

    /** Removes an instance of a task; a newer instance of the same task stays. */
    public synchronized void close(TaskQueue task) {
        tasks = tasks.stream().filter(other -> other != task).toList();
        task.close();
    }

    /** Returns the tasks that have started and not stopped, alive or not. */
    public List<TaskId> tasks() {
        return tasks.stream().map(TaskQueue::id).toList();
    }

    /** Returns true if a task is alive. */
    public boolean isAlive() {
        return tasks.stream().anyMatch(TaskQueue::isAlive);
    }

    /** Returns why no task takes records of the topic now, though tasks are alive; null if one may. */
    public @Nullable String refusal(String topic) {
        String held = holds.refusal(topic);
        if (held != null) {
            return held;
        }
        TopicProblem stall = stall(topic);
        return stall == null ? null : stall.detail();
    }

    /** Returns why the tasks take no records of the topic now, or only some to try; null if they take all. */
    public @Nullable TopicProblem problem(String topic) {
        TopicProblem held = holds.problem(topic);
        return held == null ? stall(topic) : held;
    }

    /** Returns true if records of the topic do not get into Kafka, as far as any task has seen. */
    public boolean isInTrouble(String topic) {
        return holds.problem(topic) != null || tasks.stream().anyMatch(task -> task.isStalled(topic));
    }

    /** Returns the problem of a topic of which Kafka acknowledges to no task what it sends. */
    private @Nullable TopicProblem stall(String topic) {
        List<TaskQueue> alive = tasks.stream().filter(TaskQueue::isAlive).toList();
        Instant since = alive.isEmpty() ? null : alive.get(0).stalledSince(topic);
        return since == null || !alive.stream().allMatch(task -> task.isStalled(topic))
                ? null
                : new TopicProblem(
                        "Kafka has not acknowledged records for " + RawTopicMetadata.nameOf(topic) + " for "
                                + TaskQueue.STALL.toSeconds() + " s. The operator must look at the topic's brokers.",
                        since,
                        Set.of());
    }

    /** Returns true if a task would take so much now. Spares the reading of a body that would be refused. */
    public boolean hasRoom(BatchSize size) {
        return tasks.stream().anyMatch(task -> task.hasRoom(size));
    }

    /** Queues the batch for a task that is alive and has room; else cancels it. In any case it will settle. */
    public void admit(Batch batch) {
        if (!holds.admit(batch)) {
            batch.cancel(Unwritten.HELD);
            return;
        }
        if (offer(batch, TaskQueue::isPrompt) || offer(batch, TaskQueue::isAlive)) {
            return;
        }
        batch.cancel(isAlive() ? Unwritten.NO_ROOM : Unwritten.NO_TASK);
    }

    /** Queues the batch for one of these tasks, in turn, that has room. */
    private boolean offer(Batch batch, Predicate<TaskQueue> candidate) {
        List<TaskQueue> all = tasks;
        int first = turn.getAndIncrement();
        for (int i = 0; i < all.size(); i++) {
            TaskQueue task = all.get(Math.floorMod(first + i, all.size()));
            if (candidate.test(task) && task.offer(batch)) {
                return true;
            }
        }
        return false;
    }

    /** Gives what waits for a task that does not ask to those that do: it may be waiting for one topic in Kafka. */
    private void spread() {
        if (tasks.stream().noneMatch(TaskQueue::isPrompt)) {
            return;
        }
        for (TaskQueue late : tasks) {
            if (late.isAlive() && !late.isPrompt()) {
                for (Batch batch : late.handBack()) {
                    if (!offer(batch, TaskQueue::isPrompt) && !late.offer(batch)) {
                        batch.cancel(Unwritten.NO_ROOM);
                    }
                }
            }
        }
    }

    /** Settles batches that have waited too long, in a queue or for Connect. To be called often: deadlines are no finer. */
    public void sweep() {
        long nowNanos = nanoTime.getAsLong();
        spread();
        tasks.forEach(task -> task.sweep(nowNanos));
        inFlight.expire(nowNanos);
    }

    /** Returns the number of batches that Connect has taken and not settled. */
    public int inFlight() {
        return inFlight.size();
    }

    /** Removes all tasks and settles all batches. */
    public synchronized void close() {
        tasks.forEach(TaskQueue::close);
        tasks = List.of();
        inFlight.abandon();
    }
}
