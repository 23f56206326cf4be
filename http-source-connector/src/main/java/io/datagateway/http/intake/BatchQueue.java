// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Queue of the batches that wait for one task, oldest first, bounded by records and by bytes. */
final class BatchQueue {

    private final int maxRecords;
    private final long maxBytes;
    private final long lingerNanos;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private int records;
    private long bytes;
    private boolean closed;

    /** Number of batches at which the task is woken. */
    private int wanted;

    /** Number of batches that the task took last time. */
    private int taken;

    /** Outcome of the last batch that the task took; not the batch itself, which would stay in memory. */
    private CompletableFuture<Outcome> last = new CompletableFuture<>();

    BatchQueue(int maxRecords, long maxBytes, long lingerNanos) {
        this.maxRecords = maxRecords;
        this.maxBytes = maxBytes;
        this.lingerNanos = lingerNanos;
    }

    /** Returns true if so much could be queued now and be taken in time. That may change until the batch comes. */
    boolean hasRoom(int moreRecords, long moreBytes, long nowNanos) {
        lock.lock();
        try {
            Batch oldest = batches.peek();
            return !closed
                    && moreRecords <= maxRecords - records
                    && moreBytes <= maxBytes - bytes
                    && (oldest == null || !oldest.isSlow(nowNanos));
        } finally {
            lock.unlock();
        }
    }

    /** Queues the batch if there is room; never waits for it. */
    boolean offer(Batch batch) {
        lock.lock();
        try {
            if (closed || batch.count() > maxRecords - records || batch.bytes() > maxBytes - bytes) {
                return false;
            }
            batches.add(batch);
            records += batch.count();
            bytes += batch.bytes();
            if (batches.size() == wanted) {
                filled.signal();
            }
            return true;
        } finally {
            lock.unlock();
        }
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
            if (!batches.isEmpty() && last.isDone()) {
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
        while (batches.size() < count && leftNanos > 0) {
            leftNanos = filled.awaitNanos(leftNanos);
        }
    }

    private List<Batch> remove(int maxRecords, Predicate<Batch> claim) {
        var handed = new ArrayList<Batch>();
        int records = 0;
        for (Batch next = batches.peek();
                next != null && (handed.isEmpty() || next.count() <= maxRecords - records);
                next = batches.peek()) {
            remove();
            if (claim.test(next)) {
                handed.add(next);
                records += next.count();
            }
        }
        return handed;
    }

    /** Cancels batches that have waited too long. All may wait equally long, so these are the oldest. */
    void expire(long nowNanos) {
        lock.lock();
        try {
            for (Batch next = batches.peek(); next != null && next.isExpired(nowNanos); next = batches.peek()) {
                remove().cancel(Unwritten.EXPIRED);
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
            while (!batches.isEmpty()) {
                remove().cancel(Unwritten.RETURNED);
            }
        } finally {
            lock.unlock();
        }
    }

    int records() {
        lock.lock();
        try {
            return records;
        } finally {
            lock.unlock();
        }
    }

    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }

    private Batch remove() {
        Batch oldest = batches.remove();
        records -= oldest.count();
        bytes -= oldest.bytes();
        return oldest;
    }
}
