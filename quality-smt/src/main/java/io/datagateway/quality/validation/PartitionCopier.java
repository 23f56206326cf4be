// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupIndex;
import io.datagateway.quality.validation.dedup.RecordFingerprint;
import io.datagateway.quality.validation.position.PartitionStart;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Copies one raw partition: each record from the first offset on, unless it is a duplicate. */
final class PartitionCopier {

    private static final long NONE = -1;

    private final CopyProgress progress;
    private final @Nullable DedupIndex index;
    private final RecordFingerprint fingerprint = new RecordFingerprint();
    private CopiedRecord.Route route;
    private Map<Long, Long> goneOnAt = Map.of();
    private long firstOffset;
    private long lastCopied = NONE;

    /** @param index null if duplicates are not looked for */
    PartitionCopier(RawPartition raw, CopyProgress progress, @Nullable DedupIndex index) {
        this.route = CopiedRecord.Route.of(raw);
        this.progress = progress;
        this.index = index;
    }

    /** Copies from {@code offset} on. The records before it are copied already, and only remembered. */
    void copyFrom(long offset) {
        firstOffset = offset;
    }

    /** Takes over what {@link PartitionStart#goneOnAt} says. */
    void goneOnAt(Map<Long, Long> losses) {
        goneOnAt = losses;
    }

    /** Returns true if {@code raw} is to be copied, unless it is a duplicate, and not only to be remembered. */
    boolean copies(ConsumerRecord<byte[], byte[]> raw) {
        return raw.offset() >= firstOffset;
    }

    /** Sends the copies to the targets of {@code raw} from now on. */
    void route(RawPartition raw) {
        route = CopiedRecord.Route.of(raw);
    }

    /**
     * Adds the copies of {@code batch} to {@code copies}.
     *
     * @return the number of records that were not copied because they are duplicates
     */
    int copy(List<ConsumerRecord<byte[], byte[]>> batch, List<SourceRecord> copies) {
        int duplicates = 0;
        long nowMillis = System.currentTimeMillis();
        CopiedBatch copied = new CopiedBatch(batch.get(batch.size() - 1).offset() + 1);
        for (ConsumerRecord<byte[], byte[]> raw : batch) {
            boolean isNew = remember(raw, nowMillis);
            if (raw.offset() < firstOffset) {
                continue;
            }
            if (isNew) {
                copies.add(new CopiedRecord(route, raw, goneOnAt.get(raw.offset()), copied));
                lastCopied = raw.offset();
            } else {
                duplicates++;
            }
        }
        if (!copied.isConfirmed()) {
            progress.handedOver(copied);
        }
        return duplicates;
    }

    /** The offset of the last record that was copied; empty if none was yet. */
    OptionalLong lastCopied() {
        return lastCopied == NONE ? OptionalLong.empty() : OptionalLong.of(lastCopied);
    }

    /** The number of records within which a duplicate is found; 0 if duplicates are not looked for. */
    int effectiveRecords() {
        return index == null ? 0 : index.effectiveRecords();
    }

    void yieldMemory() {
        if (index != null) {
            index.yieldMemory();
        }
    }

    void close() {
        if (index != null) {
            index.close();
        }
    }

    /**
     * Adds the record to the index. Returns true if no equal one was in the window, or if it has no record-id. The
     * clock of who wrote it may be ahead: a time in the future counts as now, and drives out nothing of the window.
     */
    private boolean remember(ConsumerRecord<byte[], byte[]> raw, long nowMillis) {
        return index == null
                || !fingerprint.take(raw)
                || index.add(fingerprint.high(), fingerprint.low(), Math.min(raw.timestamp(), nowMillis));
    }
}
