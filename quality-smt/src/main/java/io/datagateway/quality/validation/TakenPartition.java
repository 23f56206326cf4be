// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.position.PartitionStart;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import io.datagateway.quality.validation.position.SourcePosition;
import io.datagateway.quality.validation.target.Targets;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One raw partition that a task serves. Changed by the task's thread; what has no {@link #copier} in it may be read by
 * any.
 */
final class TakenPartition {

    final LongAdder duplicates = new LongAdder();
    final LongAdder lost = new LongAdder();
    volatile long lag = -1;
    volatile int effectiveRecords;

    private volatile RawPartition raw;
    private volatile CopyProgress progress = new CopyProgress();
    private volatile @Nullable Request awaited;
    private @Nullable PartitionCopier copier;
    private @Nullable SourcePosition stored;
    private long begun;
    private Targets targets = Targets.READY;
    private @Nullable RefusedRecord refused;

    TakenPartition(RawPartition raw) {
        this.raw = raw;
    }

    RawPartition raw() {
        return raw;
    }

    CopyProgress progress() {
        return progress;
    }

    /** The copier; null while the partition is not read. */
    @Nullable
    PartitionCopier copier() {
        return copier;
    }

    /** What the targets take. */
    Targets targets() {
        return targets;
    }

    void targets(Targets current) {
        targets = current;
    }

    /** The next record, if no target takes it; null if that is not so. */
    @Nullable
    RefusedRecord refused() {
        return refused;
    }

    void refused(@Nullable RefusedRecord record) {
        refused = record;
    }

    /** Returns true if {@code answered} is what this waits for. */
    boolean awaits(Request answered) {
        return answered.equals(awaited);
    }

    /** Waits for the answer to {@code request}. */
    void await(Request request) {
        awaited = request;
    }

    /** Sends copies to the targets of {@code other}, which is the same partition of the same topic. */
    void route(RawPartition other) {
        raw = other;
        if (copier != null) {
            copier.route(other);
        }
    }

    /** Is the partition of another topic of the same name from now on. */
    void becomes(RawPartition other) {
        close();
        if (!other.topicId().equals(raw.topicId())) {
            progress = new CopyProgress(); // before the id, so that no status has both
        }
        raw = other;
    }

    /**
     * How far it is copied; null if the task has not begun with it, so that the stored position tells.
     *
     * @param next what is read next; empty if it is not read
     */
    @Nullable
    Known known(OptionalLong next, long lostFrom) {
        if (next.isEmpty()) {
            return awaited == null ? null : awaited.known();
        }
        SourcePosition position = Objects.requireNonNullElseGet(position(), () -> SourcePosition.before(begun, raw));
        return new Known(next.getAsLong(), position, lostFrom);
    }

    /** Returns true if nothing of it was ever copied, and nothing waited, so that nothing is lost with its topic. */
    boolean wasNeverUsed() {
        return position() == null && lag == 0;
    }

    /** The position as Connect stores it once the last copy is confirmed; null if there is none. */
    @Nullable
    SourcePosition position() {
        if (copier != null && copier.lastCopied().isPresent()) {
            return new SourcePosition(
                    copier.lastCopied().getAsLong(), raw.topicId().toString());
        }
        return stored;
    }

    /** Begins, or goes on, at {@code start}. */
    void begin(PartitionStart start, Function<TakenPartition, PartitionCopier> copiers) {
        awaited = null;
        if (start.isAnew()) {
            close();
            progress = new CopyProgress();
        }
        progress.begin(start.copyFrom());
        if (copier == null) {
            stored = start.position();
            copier = copiers.apply(this);
        }
        begun = start.copyFrom();
        copier.copyFrom(begun);
        copier.goneOnAt(start.goneOnAt());
        measureWindow();
    }

    /** Gives back what memory other windows ask for. */
    void yieldMemory() {
        if (copier != null) {
            copier.yieldMemory();
            measureWindow();
        }
    }

    /** To be called whenever the window may have changed. */
    void measureWindow() {
        if (copier != null) {
            effectiveRecords = copier.effectiveRecords();
        }
    }

    /** Forgets the window. */
    void close() {
        stored = position();
        if (copier != null) {
            copier.close();
            copier = null;
        }
    }
}
