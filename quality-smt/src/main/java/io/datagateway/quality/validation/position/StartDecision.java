// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.PartitionOffsets.Range;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Decides where the reading of a partition begins, from its position and from what Kafka has of it. */
final class StartDecision {

    private final DedupWindow window;
    private final LossPolicy policy;

    StartDecision(DedupWindow window, LossPolicy policy) {
        this.window = window;
        this.policy = policy;
    }

    /** @param known null if nothing of the partition was copied yet: it is read from its beginning */
    Answer of(Request request, @Nullable Known known, Range range) {
        TopicPartition partition = request.raw().topicPartition();
        if (known != null) {
            return goOn(request, known, range);
        }
        if (policy.goOn(partition, range.begin()).isPresent()) {
            return goOn(request, Known.stored(SourcePosition.before(range.begin(), request.raw())), range);
        }
        return Answer.of(
                request, new PartitionStart(range.begin(), range.begin(), null, null, policy.goneOnAt(partition)));
    }

    private Answer goOn(Request request, Known known, Range range) {
        Optional<RecordLoss> loss = loss(request, known, range);
        if (loss.isEmpty()) {
            return Answer.of(request, start(request, known, range, known.next()));
        }
        OptionalLong goOn = loss.get().isOfOneOffset() ? OptionalLong.of(range.begin()) : policy.goOn(loss.get());
        return goOn.isPresent()
                ? Answer.of(
                        request, start(request, known, range, goOn.getAsLong()).accepting(loss.get()))
                : Answer.lost(request, loss.get());
    }

    /**
     * Returns true if records behind the stored position are deleted. It is that of the last copy: there may have been
     * repetitions behind it, which are not copied.
     */
    boolean isDeletedAsStored(Request request, @Nullable Known known, Range range) {
        return known != null
                && request.known() == null
                && loss(request, known, range).filter(loss -> !loss.isAnew()).isPresent();
    }

    private Optional<RecordLoss> loss(Request request, Known known, Range range) {
        TopicPartition partition = request.raw().topicPartition();
        long position = known.position().next();
        if (known.position().isOfAnotherTopic(request.raw())) {
            return Optional.of(RecordLoss.otherTopic(partition, known.position(), range.begin()));
        }
        long end = Math.min(range.end(), known.lostFrom());
        if (known.next() > end || isNamed(request, known.position())) {
            return Optional.of(RecordLoss.truncated(partition, position, range, end));
        }
        if (known.next() >= range.begin()) {
            return Optional.empty();
        }
        return Optional.of(
                isPerhapsAMarkerGone(request, known, range)
                        ? RecordLoss.lastOffset(partition, position, range)
                        : RecordLoss.deleted(partition, position, range));
    }

    /** Others may have taken the offsets of lost records by now. Once those are copied, the name means nothing more. */
    private boolean isNamed(Request request, SourcePosition position) {
        OptionalLong goOn = policy.goOn(request.raw().topicPartition(), position.next());
        return request.known() == null
                && goOn.isPresent()
                && !Long.valueOf(goOn.getAsLong()).equals(position.wentOnAt());
    }

    /**
     * A transaction ends with a marker, which takes an offset and is no record. Where all is copied and retention has
     * emptied the partition, only the marker after the last record is gone. The stored position is that of the last
     * record, so it does not tell; a task that reads goes on behind markers, so of it only a record can be gone.
     */
    private static boolean isPerhapsAMarkerGone(Request request, Known known, Range range) {
        return request.known() == null && range.begin() == range.end() && known.next() == range.end() - 1;
    }

    private PartitionStart start(Request request, Known known, Range range, long copyFrom) {
        long from = Math.max(range.begin(), Math.min(copyFrom, range.end()));
        long readFrom = window.isOpen() ? windowStart(from, range) : from;
        Map<Long, Long> goneOnAt = policy.goneOnAt(request.raw().topicPartition());
        return new PartitionStart(from, readFrom, known.position(), null, goneOnAt);
    }

    /**
     * Where the window before {@code copyFrom} begins. Timestamps count, not the time of day: of what has waited for
     * long, a record and its duplicate are both old. Two windows back is enough for all that is younger than one
     * window; where something older waits, only the number of records limits how far back the reading begins.
     */
    private long windowStart(long copyFrom, Range range) {
        long start = Math.max(range.begin(), copyFrom - window.records());
        return range.young() <= copyFrom ? Math.min(copyFrom, Math.max(start, range.near())) : start;
    }
}
