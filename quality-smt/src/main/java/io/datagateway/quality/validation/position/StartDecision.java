// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.position.PartitionOffsets.Range;
import io.datagateway.quality.validation.position.PartitionStart.Answer;
import io.datagateway.quality.validation.position.PartitionStart.Known;
import io.datagateway.quality.validation.position.PartitionStart.Request;
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
        if (known == null) {
            return Answer.of(request, new PartitionStart(range.begin(), range.begin(), null, null));
        }
        Optional<RecordLoss> loss = loss(request, known, range);
        if (loss.isEmpty()) {
            return Answer.of(request, start(Math.max(known.next(), range.begin()), known, range, null));
        }
        OptionalLong goOn = policy.goOn(loss.get());
        return goOn.isPresent()
                ? Answer.of(request, start(goOn.getAsLong(), known, range, loss.get()))
                : Answer.lost(request, loss.get());
    }

    private Optional<RecordLoss> loss(Request request, Known known, Range range) {
        TopicPartition partition = request.raw().topicPartition();
        long position = known.position().next();
        if (known.position().isOfAnotherTopic(request.raw())) {
            return Optional.of(RecordLoss.otherTopic(partition, known.position(), range.begin()));
        }
        boolean isNamed =
                request.known() == null && policy.goOn(partition, position).isPresent();
        long end = Math.min(range.end(), known.lostFrom());
        if (known.next() > end || isNamed) {
            return Optional.of(RecordLoss.truncated(partition, position, range, end));
        }
        return known.next() >= range.begin() || isOnlyAMarkerGone(known.next(), range)
                ? Optional.empty()
                : Optional.of(RecordLoss.deleted(partition, position, range));
    }

    /**
     * A transaction ends with a marker, which takes an offset and is no record. Where all is copied and retention has
     * emptied the partition, only the marker after the last record is gone.
     */
    private static boolean isOnlyAMarkerGone(long next, Range range) {
        return range.begin() == range.end() && next == range.end() - 1;
    }

    private PartitionStart start(long copyFrom, Known known, Range range, @Nullable RecordLoss accepted) {
        long from = Math.max(range.begin(), Math.min(copyFrom, range.end()));
        long readFrom = window.isOpen() ? windowStart(from, range) : from;
        return new PartitionStart(from, readFrom, known.position(), accepted);
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
