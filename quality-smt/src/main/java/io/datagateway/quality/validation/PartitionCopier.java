// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.source.SourceRecord;

/** Copies one raw partition: each record after the position, unless it was there before. */
final class PartitionCopier {

    private final RawCopy.Route route;
    private final long first;
    private final SeenRecords seen;
    private final RecordFingerprint fingerprint = new RecordFingerprint();
    private final boolean deduplicates;

    /**
     * @param first offset of the first record to copy; those before it are copied already, and only remembered
     */
    PartitionCopier(RawPartition raw, long first, DedupWindow window) {
        this.route = RawCopy.Route.of(raw);
        this.first = first;
        this.seen = new SeenRecords(window);
        this.deduplicates = window.isOpen();
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

    private boolean isDuplicate(ConsumerRecord<byte[], byte[]> raw) {
        return deduplicates
                && fingerprint.take(raw)
                && !seen.add(fingerprint.high(), fingerprint.low(), raw.timestamp());
    }
}
