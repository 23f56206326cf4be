// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** The tasks behind one listener. Batches go to those alive in turn. */
public final class Intakes {

    private final HandedBatches handed = new HandedBatches();
    private final AtomicInteger turn = new AtomicInteger();
    private final LongSupplier nanoTime;
    private volatile List<TaskIntake> tasks = List.of();

    /** @param nanoTime {@link System#nanoTime()}, but for tests */
    public Intakes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Begins an instance of a task. An older instance of the same task is closed: Connect may start the new one while
     * the old one still hangs in a call.
     */
    public synchronized TaskIntake open(TaskId id, IntakeLimits limits) {
        var opened = new TaskIntake(id, limits, handed, nanoTime);
        tasks.stream().filter(task -> task.id().equals(id)).forEach(TaskIntake::close);
        tasks = Stream.concat(tasks.stream().filter(task -> !task.id().equals(id)), Stream.of(opened))
                .toList();
        return opened;
    }

    /** Ends an instance of a task; nothing happens if a newer one has taken its place. */
    public synchronized void close(TaskIntake task) {
        tasks = tasks.stream().filter(other -> other != task).toList();
        task.close();
    }

    /** The tasks that have begun and not ended, alive or not. */
    public List<TaskId> tasks() {
        return tasks.stream().map(TaskIntake::id).toList();
    }

    /** Whether a task here would be offered a batch. */
    public boolean isAlive() {
        return tasks.stream().anyMatch(TaskIntake::isAlive);
    }

    /** Whether a task here would take so much now. Spares the reading of a body that would be refused. */
    public boolean hasRoom(int records, long bytes) {
        return tasks.stream().anyMatch(task -> task.hasRoom(records, bytes));
    }

    /** Queues the batch for a task that is alive and has room. In any case it will settle. */
    public void admit(Batch batch) {
        List<TaskIntake> candidates = tasks;
        int first = turn.getAndIncrement();
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(Math.floorMod(first + i, candidates.size())).offer(batch)) {
                return;
            }
        }
        batch.cancel(isAlive() ? Unwritten.NO_ROOM : Unwritten.NO_TASK);
    }

    /** Settles what has waited too long, in a queue or for Connect. To be called often: deadlines are no finer. */
    public void sweep() {
        long now = nanoTime.getAsLong();
        tasks.forEach(task -> task.expire(now));
        handed.expire(now);
    }

    /** How many batches Connect has and has not settled. */
    public int handed() {
        return handed.size();
    }

    /** Ends all tasks and settles everything. */
    public synchronized void close() {
        tasks.forEach(TaskIntake::close);
        tasks = List.of();
        handed.abandon();
    }
}
