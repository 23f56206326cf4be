// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * The progress of one raw partition: up to which offset the copies are confirmed, not merely read. Without
 * transactions prod and dlq confirm in any order, so batches count as confirmed one after the other.
 */
final class CopyProgress {

    private static final long UNKNOWN = -1;

    private final Deque<CopiedBatch> unconfirmed = new ArrayDeque<>();
    private long position = UNKNOWN;
    private long read = UNKNOWN;
    private long end = UNKNOWN;

    synchronized void handedOver(CopiedBatch batch) {
        takeConfirmed();
        unconfirmed.add(batch);
    }

    /** Notes that copying begins at {@code next}. What was handed over before stays to be confirmed. */
    synchronized void begin(long next) {
        takeConfirmed();
        if (unconfirmed.isEmpty()) {
            position = Math.max(position, next);
        }
        read = Math.max(read, next);
    }

    /** Notes where the partition ends, while nothing is read from it. */
    synchronized void endsAt(long endOffset) {
        end = Math.max(end, endOffset);
    }

    /** The number of offsets that are not confirmed; empty if it is not known. */
    synchronized OptionalLong waiting() {
        OptionalLong from = position();
        OptionalLong to = endOffset();
        return from.isPresent() && to.isPresent()
                ? OptionalLong.of(to.getAsLong() - from.getAsLong())
                : OptionalLong.empty();
    }

    /**
     * Notes how far the partition is read, after what was read is handed over: there may have been records that are not
     * copied, and markers of transactions.
     *
     * @param next the offset that is read next
     * @param lag the number of offsets from there to the end
     */
    synchronized void read(long next, long lag) {
        read = next;
        end = next + lag;
    }

    /** The first offset that is not confirmed; empty while it is not known. */
    synchronized OptionalLong position() {
        takeConfirmed();
        return optional(position);
    }

    /** The offset after the last committed record; empty while it is not known. */
    synchronized OptionalLong endOffset() {
        return optional(end == UNKNOWN ? UNKNOWN : Math.max(end, position));
    }

    private void takeConfirmed() {
        for (CopiedBatch first = unconfirmed.peek(); first != null && first.isConfirmed(); first = unconfirmed.peek()) {
            position = Math.max(position, first.end());
            unconfirmed.remove();
        }
        if (unconfirmed.isEmpty()) {
            position = Math.max(position, read);
        }
    }

    private static OptionalLong optional(long offset) {
        return offset == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
