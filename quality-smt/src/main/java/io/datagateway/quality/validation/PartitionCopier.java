// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.quality.validation.dedup.DedupIndex;
import io.datagateway.quality.validation.dedup.DedupMemory;
import io.datagateway.quality.validation.dedup.DedupWindow;
import io.datagateway.quality.validation.dedup.RecordFingerprint;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Copies one raw partition: each record after the position, unless it was there before. */
final class PartitionCopier {

    private final RawCopy.Route route;
    private final long first;
    private final @Nullable DedupIndex seen;
    private final RecordFingerprint fingerprint = new RecordFingerprint();

    /**
     * @param first offset of the first record to copy; those before it are copied already, and only remembered
     */
    PartitionCopier(RawPartition raw, long first, DedupWindow window, DedupMemory memory) {
        this.route = RawCopy.Route.of(raw);
        this.first = first;
        this.seen = window.isOpen() ? new DedupIndex(window, memory) : null;
    }

    /**
     * Adds the copies of {@code batch} to {@code copies}.
     *
     * @return how many records were not copied because they are duplicates
     */
    int copy(List<ConsumerRecord<byte[], byte[]>> batch, List<SourceRecord> copies) {
        int duplicates = 0;
        for (ConsumerRecord<byte[], byte[]> raw : batch) {
            boolean isDuplicate = isDuplicate(raw);
            if (raw.offset() < first) {
                continue;
            }
            if (isDuplicate) {
                duplicates++;
            } else {
                copies.add(new RawCopy(route, raw));
            }
        }
        return duplicates;
    }

    /** Within how many records a duplicate is found. */
    int reach() {
        return seen == null ? 0 : seen.reach();
    }

    void yieldMemory() {
        if (seen != null) {
            seen.yieldMemory();
        }
    }

    void close() {
        if (seen != null) {
            seen.close();
        }
    }

    private boolean isDuplicate(ConsumerRecord<byte[], byte[]> raw) {
        return seen != null
                && fingerprint.take(raw)
                && !seen.add(fingerprint.high(), fingerprint.low(), raw.timestamp());
    }
}
