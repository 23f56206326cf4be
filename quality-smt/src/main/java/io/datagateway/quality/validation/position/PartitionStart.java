// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.quality.validation.topics.RawPartition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a raw partition begins.
 *
 * @param copyFrom the first offset to copy; those before it are only remembered
 * @param readFrom the first offset to read, the beginning of the window
 * @param position the last copy as it is stored; null if there is none
 * @param accepted the loss that was accepted; null if nothing is lost
 * @param goneOnAt where the losses that the settings accept went on, by the offset of the last lost record
 */
public record PartitionStart(
        long copyFrom,
        long readFrom,
        @Nullable SourcePosition position,
        @Nullable RecordLoss accepted,
        Map<Long, Long> goneOnAt) {

    PartitionStart accepting(RecordLoss loss) {
        return new PartitionStart(copyFrom, readFrom, position, loss, goneOnAt);
    }

    /** True if the offsets that come now were those of other records before. */
    public boolean isAnew() {
        return accepted != null && accepted.isAnew();
    }

    /**
     * What a task asks: where the reading begins.
     *
     * @param known how far the task has come; null if it has not begun with the partition yet
     */
    public record Request(RawPartition raw, @Nullable Known known) {}

    /**
     * How far a task has come with a partition.
     *
     * @param next the offset that it reads next
     * @param position the last copy, as it is stored once it is confirmed; the one before the first if there is none
     * @param lostFrom the first offset from which on Kafka has lost what the task has read; {@link Long#MAX_VALUE} if
     *     it is not known to have lost any
     */
    public record Known(long next, SourcePosition position, long lostFrom) {

        /** As this, if all records up to {@code offset} are known to be confirmed. */
        Known confirmedUpTo(long offset) {
            return new Known(Math.max(next, offset), position, lostFrom);
        }

        static Known stored(SourcePosition position) {
            return new Known(position.next(), position, Long.MAX_VALUE);
        }
    }

    /** The answer to a request: where to begin, or which loss must be accepted before, or why it is not known. */
    public record Answer(
            Request request,
            @Nullable PartitionStart start,
            @Nullable RecordLoss loss,
            String failure) {

        static Answer of(Request request, PartitionStart start) {
            return new Answer(request, start, null, "");
        }

        static Answer lost(Request request, RecordLoss loss) {
            return new Answer(request, null, loss, "");
        }

        static Answer failed(Request request, String failure) {
            return new Answer(request, null, null, failure);
        }
    }
}
