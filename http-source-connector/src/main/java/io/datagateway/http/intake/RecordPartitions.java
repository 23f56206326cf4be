// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.intake;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/** The partition of each record of a batch, the same for every retry: by the shard, else the record key, else the batch id. */
final class RecordPartitions {

    private final int[] partitions;
    private final BitSet all = new BitSet();

    RecordPartitions(BatchMetadata metadata, EncodedRecords datums, int count) {
        this.partitions = new int[datums.count()];
        Integer shard = metadata.shard();
        int common = shard == null
                ? PartitionHash.partition(metadata.batchId().getBytes(StandardCharsets.UTF_8), count)
                : shard % count;
        for (int index = 0; index < partitions.length; index++) {
            byte[] key = shard == null ? datums.key(index) : null;
            partitions[index] = key == null ? common : PartitionHash.partition(key, count);
            all.set(partitions[index]);
        }
    }

    int of(int index) {
        return partitions[index];
    }

    /** Returns all partitions that a record goes to; not to be changed. */
    BitSet all() {
        return all;
    }
}
