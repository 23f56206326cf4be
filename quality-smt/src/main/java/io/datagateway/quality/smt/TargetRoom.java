// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.quality.limit.RecordSize;
import io.datagateway.quality.limit.TargetLimits;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.jspecify.annotations.Nullable;

/** The bytes that a target topic leaves for more headers on a record. Knows them of records in bytes only. */
final class TargetRoom {

    /** The room on a record whose size is not known, or where no limit is. */
    static final long UNLIMITED = Long.MAX_VALUE;

    private TargetRoom() {}

    /** The room, negative if the record itself does not fit, or {@link #UNLIMITED}. */
    static long of(String target, ConnectRecord<?> source, Headers headers, @Nullable Object value) {
        int limit = TargetLimits.maxRecordBytes(target);
        if (limit == TargetLimits.UNKNOWN || !isBytes(source.key()) || !isBytes(value)) {
            return UNLIMITED;
        }
        long size = RecordSize.of((byte[]) source.key(), (byte[]) value);
        for (Header header : headers) {
            if (!isBytes(header.value())) {
                return UNLIMITED;
            }
            size += RecordSize.header(header.key(), (byte[]) header.value());
        }
        return limit - size;
    }

    private static boolean isBytes(@Nullable Object value) {
        return value == null || value instanceof byte[];
    }
}
