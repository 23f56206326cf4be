// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/** Copies a record: only topic, headers and value may differ; key, timestamp and partition stay. */
final class RecordCopy {

    private RecordCopy() {}

    static <R extends ConnectRecord<R>> R of(R source, String topic, Headers headers) {
        return of(source, topic, headers, source.value());
    }

    /** @param value of the schema that the record's value has */
    static <R extends ConnectRecord<R>> R of(R source, String topic, Headers headers, @Nullable Object value) {
        return source.newRecord(
                topic,
                source.kafkaPartition(),
                source.keySchema(),
                source.key(),
                source.valueSchema(),
                value,
                source.timestamp(),
                headers);
    }
}
