// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as the validation writes them. */
final class StatusRecords {

    static final String TOPIC = "data-gateway.status";

    private StatusRecords() {}

    static String json(String connector, int partition, String numbers) {
        return ("{\"format\":1,\"connector\":\"%s\",\"task\":0,\"topic\":\"sales.orders.raw\",\"partition\":%d,%s,"
                        + "\"held\":null,\"catalog\":{\"contracts\":3},\"at\":\"2026-03-04T05:06:07Z\","
                        + "\"repeatMs\":10000}")
                .formatted(connector, partition, numbers);
    }

    static String numbers(long position, long endOffset) {
        return "\"position\":%d,\"endOffset\":%d,\"lag\":%d".formatted(position, endOffset, endOffset - position);
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, String key, String value) {
        return record(offset, 0, key, value);
    }

    static ConsumerRecord<byte[], byte[]> record(long offset, long timestampMillis, String key, String value) {
        return new ConsumerRecord<>(
                TOPIC,
                0,
                offset,
                timestampMillis,
                TimestampType.CREATE_TIME,
                0,
                0,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                new RecordHeaders(),
                Optional.empty());
    }
}
