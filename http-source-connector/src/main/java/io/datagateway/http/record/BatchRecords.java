// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import io.datagateway.contract.RecordHeaderNames;
import io.datagateway.http.intake.Batch;
import io.datagateway.http.intake.BatchMetadata;
import io.datagateway.http.intake.RawTopicMetadata;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** Topic and headers for the records of one batch. What all records have in common is made only once. */
final class BatchRecords {

    private final Batch batch;
    private final String topic;
    private final List<Header> sharedHeaders = new ArrayList<>();
    private final RecordIds recordIds;

    BatchRecords(Batch batch) {
        BatchMetadata metadata = batch.metadata();
        this.batch = batch;
        this.topic = RawTopicMetadata.nameOf(metadata.contract().topic());
        this.recordIds = new RecordIds(metadata.identity().recordIdPrefix());
        metadata.sharedHeaders().forEach((name, value) -> sharedHeaders.add(new BytesHeader(name, value)));
    }

    Batch batch() {
        return batch;
    }

    String topic() {
        return topic;
    }

    ConnectHeaders headers(int index) {
        var headers = new ConnectHeaders(sharedHeaders);
        headers.add(new BytesHeader(RecordHeaderNames.RECORD_ID, recordIds.of(index)));
        return headers;
    }
}
