// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.target.Targets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A raw record that no target takes, as far as is known before it is judged.
 *
 * @param bytes its size as a dead letter with the shortest headers
 */
record RefusedRecord(long offset, long bytes, boolean hasKey) {

    static RefusedRecord of(ConsumerRecord<byte[], byte[]> raw) {
        return new RefusedRecord(raw.offset(), Targets.deadLetterBytes(raw), raw.key() != null);
    }

    /** The number of records before the first that {@code targets} do not take. */
    static int countTaken(List<ConsumerRecord<byte[], byte[]>> records, Targets targets, PartitionCopier copier) {
        for (int i = 0; i < records.size(); i++) {
            ConsumerRecord<byte[], byte[]> raw = records.get(i);
            if ((targets.isTooLarge(raw) || targets.lacksKey(raw)) && copier.copies(raw)) {
                return i;
            }
        }
        return records.size();
    }

    boolean isRefusedBy(Targets targets) {
        return isTooLarge(targets) || (!hasKey && targets.keyless().isPresent());
    }

    boolean isTooLarge(Targets targets) {
        return bytes > targets.dlqBytes();
    }

    /** What the operator must do. */
    String detail(TopicFamily family, Targets targets) {
        if (isTooLarge(targets)) {
            return "The record at offset " + offset + " takes " + bytes + " bytes as a dead letter with the shortest"
                    + " headers, and " + family.dlq() + " takes " + targets.dlqBytes() + ". Raise max.message.bytes of "
                    + family.dlq() + " and producer.override.max.request.size to at least "
                    + (bytes + bytes / 500 + 128)
                    + ".";
        }
        String compacted = targets.keyless().orElse(family.prod());
        return "The record at offset " + offset + " has no key, and " + compacted + " is compacted, which takes none"
                + " without. Set cleanup.policy=delete on " + compacted + ".";
    }
}
