// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.RawTopicMetadata;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** Topic, partitions and headers for the records of one batch. What all records have in common is made only once. */
final class BatchRecords {

    private static final int BY_KEY = -1;

    private final Batch batch;
    private final String topic;
    private final List<Header> sharedHeaders = new ArrayList<>();
    private final RecordIds recordIds;
    private final int shardPartition;
    private final int batchPartition;

    BatchRecords(Batch batch) {
        BatchMetadata metadata = batch.metadata();
        int partitions = batch.target().partitions();
        this.batch = batch;
        this.topic = RawTopicMetadata.nameOf(metadata.contract().topic());
        this.recordIds = new RecordIds(metadata.batchId());
        this.shardPartition = metadata.shard() == null ? BY_KEY : metadata.shard() % partitions;
        this.batchPartition = partitionOf(metadata.batchId().getBytes(StandardCharsets.UTF_8));
        metadata.sharedHeaders().forEach((name, value) -> sharedHeaders.add(new BytesHeader(name, value)));
    }

    Batch batch() {
        return batch;
    }

    String topic() {
        return topic;
    }

    /** Returns the partition, the same for every retry of the request: by the shard, else the record key, else the batch id. */
    int partition(int index) {
        if (shardPartition != BY_KEY) {
            return shardPartition;
        }
        byte[] key = batch.datums().key(index);
        return key == null ? batchPartition : partitionOf(key);
    }

    ConnectHeaders headers(int index) {
        var headers = new ConnectHeaders(sharedHeaders);
        headers.add(new BytesHeader(RecordHeaderNames.RECORD_ID, recordIds.of(index)));
        return headers;
    }

    /** Returns the partition that Kafka's default partitioner chooses for a key. */
    private int partitionOf(byte[] bytes) {
        return Utils.toPositive(Utils.murmur2(bytes)) % batch.target().partitions();
    }
}
