// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Queue of the batches that wait for one task, bounded by records and by bytes. Topics take turns, those of a topic go
 * oldest first. A topic that has its share of the producer's buffer waits, and the others overtake it.
 */
final class BatchQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final long lingerNanos;
    private final TopicHolds holds;
    private final TopicFlows flows;
    private final TopicLanes lanes = new TopicLanes();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private boolean closed;

    /** Number of batches at which the task is woken. */
    private int wanted;

    /** Number of batches that the task took last time. */
    private int taken;

    /** Outcome of the last batch that the task took; not the batch itself, which would stay in memory. */
    private CompletableFuture<Outcome> last = new CompletableFuture<>();

    BatchQueue(QueueLimits limits, TopicHolds holds) {
        this.maxRecords = limits.maxRecords();
        this.maxBytes = limits.maxBytes();
        this.lingerNanos = limits.linger().toNanos();
        this.flows = new TopicFlows(limits.producer());
        this.holds = holds;
    }

    /** Returns true if so much of a topic could be queued now and be taken in time. That may change until the batch comes. */
    boolean hasRoom(BatchSize size, long nowNanos) {
        lock.lock();
        try {
            Batch oldest = lanes.oldest(size.topic());
            return !closed && (oldest == null || !oldest.isSlow(nowNanos)) && (fits(size) || crowder(size) != null);
        } finally {
            lock.unlock();
        }
    }

    /** Queues the batch if there is room, or if a topic with more has some of it; never waits for it. */
    boolean offer(Batch batch) {
        lock.lock();
        try {
            if (closed || !makeRoom(BatchSize.of(batch))) {
                return false;
            }
            lanes.add(batch);
            wake();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the task, unless fewer batches wait than it wants. */
    private void wake() {
        if (lanes.batches() >= wanted) {
            filled.signal();
        }
    }

    private boolean fits(BatchSize size) {
        return size.records() <= maxRecords - lanes.records() && size.bytes() <= maxBytes - lanes.bytes();
    }

    private boolean makeRoom(BatchSize size) {
        while (!fits(size)) {
            String crowder = crowder(size);
            if (crowder == null) {
                return false;
            }
            lanes.takeNewest(crowder).cancel(Unwritten.NO_ROOM);
        }
        return true;
    }

    /** Returns the topic that has the most of the queue, if that is more than the topic of a batch would have with it. */
    private @Nullable String crowder(BatchSize size) {
        double most = part(size.records() + lanes.records(size.topic()), size.bytes() + lanes.bytes(size.topic()));
        String crowder = null;
        for (String topic : lanes.topics()) {
            double part = part(lanes.records(topic), lanes.bytes(topic));
            if (part > most) {
                most = part;
                crowder = topic;
            }
        }
        return crowder;
    }

    private double part(long records, long bytes) {
        return Math.max((double) records / maxRecords, (double) bytes / maxBytes);
    }

    /**
     * Removes whole batches: the first of any size, and more while they have at most {@code maxRecords} records together.
     * Waits for the first up to {@code waitNanos}; then for as many batches as last time, if those are settled, as long as
     * it lingers: clients that were answered together ask again together. A closed queue waits too: its task must not spin.
     *
     * @param claim takes a batch over, or returns false if it was cancelled. Called under the lock: once the queue is
     *     closed, every batch it ever had is either settled or claimed to the end
     */
    List<Batch> drain(int maxRecords, long waitNanos, Predicate<Batch> claim) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            await(1, waitNanos);
            if (last.isDone() && ready() > 0) {
                await(taken, lingerNanos);
            }
            List<Batch> handed = remove(maxRecords, claim);
            taken = handed.size();
            if (taken > 0) {
                last = handed.get(taken - 1).outcome().toCompletableFuture();
            }
            return handed;
        } finally {
            lock.unlock();
        }
    }

    private void await(int count, long waitNanos) throws InterruptedException {
        wanted = count;
        long leftNanos = waitNanos;
        while (ready() < count && leftNanos > 0) {
            leftNanos = filled.awaitNanos(leftNanos);
        }
    }

    private int ready() {
        return lanes.count(this::hasShare);
    }

    private boolean hasShare(Batch batch) {
        return holds.stops(batch) || flows.hasRoom(batch, holds.isTrial(batch));
    }

    private List<Batch> remove(int maxRecords, Predicate<Batch> claim) {
        var handed = new ArrayList<Batch>();
        int records = 0;
        for (Batch next = next(handed);
                next != null && (handed.isEmpty() || next.count() <= maxRecords - records);
                next = next(handed)) {
            lanes.take(next);
            if (holds.stops(next)) {
                next.cancel(Unwritten.HELD);
            } else if (claim.test(next)) {
                flows.add(next, holds.isTrial(next));
                handed.add(next);
                records += next.count();
            }
        }
        return handed;
    }

    /** Returns the next batch that may go with these. One whose topic is under suspicion goes alone. */
    private @Nullable Batch next(List<Batch> handed) {
        if (handed.isEmpty()) {
            return lanes.next(this::hasShare);
        }
        String first = handed.get(0).topic();
        boolean isAlone = holds.isSuspect(first);
        return lanes.next(
                batch -> hasShare(batch) && (isAlone ? batch.topic().equals(first) : !holds.isSuspect(batch.topic())));
    }

    /** Removes and returns the batches that wait, to give them to another task. */
    List<Batch> handBack() {
        lock.lock();
        try {
            return lanes.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Notes that Connect has told of every record of a batch that was drained. */
    void release(Batch batch) {
        lock.lock();
        try {
            flows.remove(batch);
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** Stops the batches of a topic that Connect has not begun to send. */
    void stop(String topic) {
        Collection<Batch> handed;
        lock.lock();
        try {
            handed = flows.batches(topic);
        } finally {
            lock.unlock();
        }
        handed.forEach(Batch::stop);
    }

    /** Returns the topics with batches that Connect has. */
    Set<String> handedTopics() {
        lock.lock();
        try {
            return flows.topics();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the topics whose oldest batch Connect has been sending for so long. */
    Set<String> stalled(long nowNanos, long limitNanos) {
        lock.lock();
        try {
            return flows.stalled(nowNanos, limitNanos);
        } finally {
            lock.unlock();
        }
    }

    /** Cancels batches that have waited too long. All may wait equally long, so these are the oldest of each topic. */
    void expire(long nowNanos) {
        lock.lock();
        try {
            for (Batch next = lanes.next(batch -> batch.isExpired(nowNanos));
                    next != null;
                    next = lanes.next(batch -> batch.isExpired(nowNanos))) {
                lanes.take(next);
                next.cancel(Unwritten.EXPIRED);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes the queue and cancels the batches that wait. */
    void close() {
        lock.lock();
        try {
            closed = true;
            lanes.clear().forEach(batch -> batch.cancel(Unwritten.RETURNED));
        } finally {
            lock.unlock();
        }
    }

    int records() {
        lock.lock();
        try {
            return lanes.records();
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return lanes.bytes();
        } finally {
            lock.unlock();
        }
    }
}
