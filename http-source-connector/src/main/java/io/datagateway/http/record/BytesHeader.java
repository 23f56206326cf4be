// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http.record;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** A Kafka header of UTF-8 text as bytes. Immutable, so that the records of a batch can share it. */
final class BytesHeader implements Header {

    private final String key;
    private final byte[] value;

    BytesHeader(String key, String value) {
        this(key, value.getBytes(StandardCharsets.UTF_8));
    }

    /** @param value UTF-8, not to be changed */
    BytesHeader(String key, byte[] value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public Schema schema() {
        return Schema.BYTES_SCHEMA;
    }

    @Override
    public Object value() {
        return value;
    }

    @Override
    public Header with(Schema schema, Object newValue) {
        return new ConnectHeaders().add(key, newValue, schema).lastWithName(key);
    }

    @Override
    public Header rename(String newKey) {
        return new ConnectHeaders().add(newKey, value, schema()).lastWithName(newKey);
    }

    @Override
    public String toString() {
        return key;
    }
}
