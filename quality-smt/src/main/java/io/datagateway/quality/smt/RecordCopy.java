// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;

/** A record on its way on: key, value, time and partition are never touched, only topic and headers may differ. */
final class RecordCopy {

    private RecordCopy() {}

    static <R extends ConnectRecord<R>> R of(R source, String topic, Headers headers) {
        return source.newRecord(
                topic,
                source.kafkaPartition(),
                source.keySchema(),
                source.key(),
                source.valueSchema(),
                source.value(),
                source.timestamp(),
                headers);
    }
}
