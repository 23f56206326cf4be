// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The records of one request on their way into Kafka. A batch is queued at first; then a task takes it and hands it to
 * Connect. It settles exactly once, and only while it is queued is it certain that nothing was written.
 *
 * <p>Thread-safe. Nothing here blocks or throws, as Connect calls some of it from the producer's I/O thread.
 */
public final class Batch {

    private enum Stage {
        QUEUED,
        HANDED,
        /** Connect has begun to send its records. */
        SENDING,
        SETTLED;

        boolean isWithConnect() {
            return this == HANDED || this == SENDING;
        }
    }

    private final BatchMetadata metadata;
    private final EncodedRecords datums;
    private final RawTopicMetadata target;
    private final Deadlines deadlines;
    private final Acknowledgements acknowledgements;
    private final RecordPartitions partitions;
    private final int headerBytes;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> dropped = new CompletableFuture<>();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private volatile boolean mayStop;
    private volatile boolean isBeingSent;
    private volatile boolean isRefused;

    public Batch(BatchMetadata metadata, EncodedRecords datums, RawTopicMetadata target, Deadlines deadlines) {
        this.metadata = metadata;
        this.datums = datums;
        this.target = target;
        this.deadlines = deadlines;
        this.acknowledgements = new Acknowledgements(datums.count());
        this.partitions = new RecordPartitions(metadata, datums, target.partitions());
        this.headerBytes = metadata.headerBytes();
    }

    public BatchMetadata metadata() {
        return metadata;
    }

    public EncodedRecords datums() {
        return datums;
    }

    /** Returns the raw topic as it was when the batch was admitted. */
    public RawTopicMetadata target() {
        return target;
    }

    /** Returns the partition of a record, the same for every retry of the request. */
    public int partition(int index) {
        return partitions.of(index);
    }

    /** Returns the partitions that its records go to; not to be changed. */
    public BitSet partitions() {
        return partitions.all();
    }

    public int count() {
        return datums.count();
    }

    public long bytes() {
        return datums.bytes();
    }

    /** Returns the most bytes that the headers of a record take. Worked out once: it is asked for each time a task looks. */
    int headerBytes() {
        return headerBytes;
    }

    /**
     * Returns a stage that completes when the batch settles, on the thread that settled it, often the producer's: to answer
     * a client, use an executor.
     */
    public CompletionStage<Outcome> outcome() {
        return outcome;
    }

    /** Returns a stage that completes when Connect drops the first record; not if that is because of {@link #stop}. */
    CompletionStage<Void> dropped() {
        return dropped;
    }

    /** Returns a stage that completes when Connect has told of every record, which may be long after the batch has settled. */
    CompletionStage<Void> released() {
        return released;
    }

    /** Returns the topic of its contract. */
    public String topic() {
        return metadata.contract().topic();
    }

    /** Notes that a record is in Kafka. A second call for the same record does nothing. */
    public void confirm(int index, int partition, long offset) {
        if (acknowledgements.add(index, partition, offset)) {
            if (!acknowledgements.hasDropped()) {
                settle(new Written(acknowledgements.positions()));
            }
            released.complete(null);
        }
    }

    /**
     * Notes that Connect has dropped a record.
     *
     * @param reason the outcome, if the batch has none yet
     */
    public void lose(int index, Unwritten reason) {
        boolean isFirst = acknowledgements.drop(index);
        settle(reason);
        if (isFirst && !isRefused) {
            dropped.complete(null);
        }
        if (acknowledgements.isComplete()) {
            released.complete(null);
        }
    }

    /**
     * Notes that Connect is about to send a record. Called for each one, by the task's thread; only the first changes
     * something.
     *
     * @return false if it should rather drop it: the batch has been stopped, or cannot be written as a whole any more
     */
    public boolean beginsToSend() {
        if (stage.get() == Stage.SENDING) {
            return true;
        }
        if (stage.compareAndSet(Stage.HANDED, Stage.SENDING) || !mayStop) {
            isBeingSent = true;
            return true;
        }
        isRefused = true;
        return false;
    }

    /** Returns true if Connect has begun to send it. */
    boolean isBeingSent() {
        return isBeingSent;
    }

    /** Returns true if it has settled. */
    boolean isOver() {
        return outcome.isDone();
    }

    /** Returns true if Connect has dropped a record. */
    boolean hasDropped() {
        return acknowledgements.hasDropped();
    }

    /** Stops the batch, unless Connect has begun to send it or it is not to be stopped. */
    void stop() {
        if (mayStop && stage.compareAndSet(Stage.HANDED, Stage.SETTLED)) {
            outcome.complete(Unwritten.HELD);
        }
    }

    /** Takes the batch back and returns true, unless a task has it already. */
    public boolean cancel(Unwritten reason) {
        return stage.compareAndSet(Stage.QUEUED, Stage.SETTLED) && outcome.complete(reason);
    }

    /**
     * Claims the batch for a task whose records Connect may drop without ending it.
     *
     * @return false if the batch was cancelled
     */
    boolean handOverStoppable() {
        mayStop = true;
        return handOver();
    }

    /** Claims the batch for a task; false if it was cancelled. */
    boolean handOver() {
        return stage.compareAndSet(Stage.QUEUED, Stage.HANDED);
    }

    /** Stops waiting for Connect. */
    void giveUp(Unwritten reason) {
        settle(reason);
    }

    /** Returns true if the batch has waited so long that batches behind it would wait in vain. */
    boolean isSlow(long nowNanos) {
        return nowNanos - deadlines.slowNanos() >= 0;
    }

    /** Returns true if no task has taken the batch in time. */
    boolean isExpired(long nowNanos) {
        return nowNanos - deadlines.queueNanos() >= 0;
    }

    /** Returns true if Connect has not confirmed the batch in time. */
    boolean isOverdue(long nowNanos) {
        return nowNanos - deadlines.totalNanos() >= 0;
    }

    private void settle(Outcome what) {
        if (stage.getAndUpdate(now -> now.isWithConnect() ? Stage.SETTLED : now).isWithConnect()) {
            outcome.complete(what);
        }
    }

    @Override
    public String toString() {
        return "batch " + metadata.batchId() + " of " + count() + " records for " + metadata.contract();
    }
}
