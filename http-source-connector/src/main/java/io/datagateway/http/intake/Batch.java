// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import io.datagateway.http.intake.Outcome.Unwritten;
import io.datagateway.http.intake.Outcome.Written;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The records of one request on their way into Kafka. Queued at first; then a task takes it and it is handed to
 * Connect; it settles exactly once, and only while it is queued is it certain that nothing was written.
 *
 * <p>For any thread. Nothing here blocks or throws, as Connect calls some of it from the producer's I/O thread.
 */
public final class Batch {

    private enum Stage {
        QUEUED,
        HANDED,
        SETTLED
    }

    private final Envelope envelope;
    private final Datums datums;
    private final RawTopic target;
    private final Deadlines deadlines;
    private final Acknowledgements acknowledgements;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.QUEUED);
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    public Batch(Envelope envelope, Datums datums, RawTopic target, Deadlines deadlines) {
        this.envelope = envelope;
        this.datums = datums;
        this.target = target;
        this.deadlines = deadlines;
        this.acknowledgements = new Acknowledgements(datums.count());
    }

    public Envelope envelope() {
        return envelope;
    }

    public Datums datums() {
        return datums;
    }

    /** The topic as it was when the batch was admitted. */
    public RawTopic target() {
        return target;
    }

    public int count() {
        return datums.count();
    }

    public long bytes() {
        return datums.bytes();
    }

    /**
     * Completes when the batch settles, on the thread that settled it, often the producer's: whoever answers a client
     * must bring an executor.
     */
    public CompletionStage<Outcome> outcome() {
        return outcome;
    }

    /** A record is in Kafka. Saying so twice of the same record counts once. */
    public void confirm(int index, int partition, long offset) {
        if (acknowledgements.add(index, partition, offset)) {
            settle(Stage.HANDED, new Written(acknowledgements.positions()));
        }
    }

    /** Connect has dropped a record. */
    public void lose() {
        settle(Stage.HANDED, Unwritten.LOST);
    }

    /** Takes the batch back, unless a task has it already. */
    public boolean cancel(Unwritten reason) {
        return settle(Stage.QUEUED, reason);
    }

    /** Claims the batch for a task; false if it was cancelled. */
    boolean handOver() {
        return stage.compareAndSet(Stage.QUEUED, Stage.HANDED);
    }

    /** Stops waiting for Connect. */
    void giveUp(Unwritten reason) {
        settle(Stage.HANDED, reason);
    }

    /** Whether it has waited so long that more behind it would wait in vain. */
    boolean isSlow(long now) {
        return now - deadlines.slow() >= 0;
    }

    boolean isExpired(long now) {
        return now - deadlines.queue() >= 0;
    }

    boolean isOverdue(long now) {
        return now - deadlines.total() >= 0;
    }

    private boolean settle(Stage from, Outcome what) {
        return stage.compareAndSet(from, Stage.SETTLED) && outcome.complete(what);
    }

    @Override
    public String toString() {
        return "batch " + envelope.batchId() + " of " + count() + " records for " + envelope.contract();
    }
}
