// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.Envelope;
import io.datagateway.http.intake.RawTopic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** What the records of one batch have in common, made once, and how each differs. */
final class BatchRecords {

    private static final String VERSION = "version";
    private static final String RECORD_ID = "record-id";
    private static final int BY_KEY = -1;

    private final Batch batch;
    private final String topic;
    private final List<Header> sharedHeaders = new ArrayList<>();
    private final RecordIds recordIds;
    private final int shardPartition;
    private final int batchPartition;

    BatchRecords(Batch batch) {
        Envelope envelope = batch.envelope();
        int partitions = batch.target().partitions();
        this.batch = batch;
        this.topic = RawTopic.nameOf(envelope.contract().topic());
        this.recordIds = new RecordIds(envelope.batchId());
        this.shardPartition = envelope.shard() == null ? BY_KEY : envelope.shard() % partitions;
        this.batchPartition = partitionOf(envelope.batchId().getBytes(StandardCharsets.UTF_8));
        sharedHeaders.add(new BytesHeader(VERSION, envelope.contract().version().toString()));
        envelope.carried().forEach((name, value) -> sharedHeaders.add(new BytesHeader(name, value)));
    }

    Batch batch() {
        return batch;
    }

    String topic() {
        return topic;
    }

    /** The same for every retry of the request: the shard, else by the key, else by the batch id. */
    int partition(int index) {
        if (shardPartition != BY_KEY) {
            return shardPartition;
        }
        byte[] key = batch.datums().key(index);
        return key == null ? batchPartition : partitionOf(key);
    }

    ConnectHeaders headers(int index) {
        var headers = new ConnectHeaders(sharedHeaders);
        headers.add(new BytesHeader(RECORD_ID, recordIds.of(index)));
        return headers;
    }

    /** As Kafka's default partitioner does with a key. */
    private int partitionOf(byte[] bytes) {
        return Utils.toPositive(Utils.murmur2(bytes)) % batch.target().partitions();
    }
}
