// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.avro.encode.UnencodableException;
import io.datagateway.contract.odcs.InvalidCatalogException;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Orders as in the shipped contract sales.orders 2.1.0, and records with them. */
final class Orders {

    static final Path CATALOG = Path.of("../contracts/catalog");
    static final long NOW = 1_790_000_000_000L;

    static final Schema SCHEMA = SchemaBuilder.struct()
            .field("created_at", Timestamp.SCHEMA)
            .field("order_id", Schema.STRING_SCHEMA)
            .field("customer_id", Schema.STRING_SCHEMA)
            .field("total_amount", Schema.FLOAT64_SCHEMA)
            .field("status", Schema.STRING_SCHEMA)
            .build();

    private static final Contract CONTRACT = load();

    private Orders() {}

    private static Contract load() {
        try {
            return OdcsCatalogLoader.load(CATALOG)
                    .exact("sales.orders", "2.1.0")
                    .orElseThrow();
        } catch (InvalidCatalogException e) {
            throw new AssertionError(e);
        }
    }

    static Contract contract() {
        return CONTRACT;
    }

    static Map<String, Object> good() {
        var order = new LinkedHashMap<String, Object>();
        order.put("order_id", "order_1");
        order.put("customer_id", "cust_1");
        order.put("total_amount", 129.9);
        order.put("status", "pending");
        order.put("created_at", NOW);
        return order;
    }

    static Map<String, Object> goodBut(String field, Object value) {
        Map<String, Object> order = good();
        order.put(field, value);
        return order;
    }

    static byte[] datum(Map<String, ?> order) {
        try {
            return new AvroEncoder(contract().schema()).encode(order);
        } catch (UnencodableException e) {
            throw new AssertionError(e);
        }
    }

    /** The order as a converter with schemas gives it. */
    static Struct struct(Map<String, ?> order) {
        var struct = new Struct(SCHEMA);
        order.forEach((field, value) -> struct.put(field, field.equals("created_at") ? new Date((Long) value) : value));
        return struct;
    }

    static Headers version(String version) {
        return new ConnectHeaders().add("version", version.getBytes(StandardCharsets.UTF_8), Schema.BYTES_SCHEMA);
    }

    /** A record as the validation connector emits it. */
    static SourceRecord record(Object value, Headers headers) {
        return record(Schema.BYTES_SCHEMA, value, headers);
    }

    static SourceRecord record(Schema schema, Object value, Headers headers) {
        return new SourceRecord(
                Map.of("topic", "sales.orders.raw", "partition", 2L),
                Map.of("offset", 17L),
                "sales.orders.dlq",
                1,
                Schema.BYTES_SCHEMA,
                new byte[] {1},
                schema,
                value,
                NOW,
                headers);
    }
}
