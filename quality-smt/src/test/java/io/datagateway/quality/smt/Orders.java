// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.avro.AvroEncoder;
import io.datagateway.contract.odcs.OdcsCatalogLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;

/** Orders as in the shipped contract sales.orders 2.1.0, and records with them. */
final class Orders {

    static final Path CATALOG = Path.of("../contracts/catalog");
    static final long NOW = 1_790_000_000_000L;

    private Orders() {}

    static Contract contract() throws Exception {
        ContractCatalog catalog = OdcsCatalogLoader.load(CATALOG);
        return catalog.exact("sales.orders", "2.1.0").orElseThrow();
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

    static byte[] datum(Map<String, ?> order) throws Exception {
        return new AvroEncoder(contract().schema()).encode(order);
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
