// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupIndex;
import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.dedup.RecordFingerprint;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Copies one raw partition: each record after the position, unless it is a duplicate. */
final class PartitionCopier {

    private final CopiedRecord.Route route;
    private final long firstOffset;
    private final CopyProgress progress;
    private final @Nullable DedupIndex index;
    private final RecordFingerprint fingerprint = new RecordFingerprint();

    /**
     * @param position offset of the first record to copy, where there is one: those before it are copied already, and
     *     only remembered
     */
    PartitionCopier(RawPartition raw, OptionalLong position, DedupWindow window, DedupMemory memory) {
        this.route = CopiedRecord.Route.of(raw);
        this.firstOffset = position.orElse(0);
        this.progress = new CopyProgress(position);
        this.index = window.isOpen() ? new DedupIndex(window, memory) : null;
    }

    /**
     * Adds the copies of {@code batch} to {@code copies}.
     *
     * @return the number of records that were not copied because they are duplicates
     */
    int copy(List<ConsumerRecord<byte[], byte[]>> batch, List<SourceRecord> copies) {
        int duplicates = 0;
        CopiedBatch copied = new CopiedBatch(batch.get(batch.size() - 1).offset() + 1);
        for (ConsumerRecord<byte[], byte[]> raw : batch) {
            boolean isNew = remember(raw);
            if (raw.offset() < firstOffset) {
                continue;
            }
            if (isNew) {
                copies.add(new CopiedRecord(route, raw, copied));
            } else {
                duplicates++;
            }
        }
        if (!copied.isConfirmed()) {
            progress.handedOver(copied);
        }
        return duplicates;
    }

    CopyProgress progress() {
        return progress;
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

    /** Adds the record to the index. Returns true if no equal one was in the window, or if it has no record-id. */
    private boolean remember(ConsumerRecord<byte[], byte[]> raw) {
        return index == null
                || !fingerprint.take(raw)
                || index.add(fingerprint.high(), fingerprint.low(), raw.timestamp());
    }
}
