// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** An order of the shipped contract sales.orders 2.1.0, and converters that read the shipped catalog. */
final class OrderRows {

    static final String TOPIC = "sales.orders.prod";

    private OrderRows() {}

    static ContractAvroConverter converter(boolean isKey, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("contracts.path", Rows.CATALOG.toString());
        var converter = new ContractAvroConverter();
        converter.configure(settings, isKey);
        return converter;
    }

    static Map<String, Object> order() {
        var order = new HashMap<String, Object>();
        order.put("order_id", "o1");
        order.put("customer_id", "c1");
        order.put("total_amount", 12.5);
        order.put("status", "pending");
        order.put("created_at", 7L);
        return order;
    }

    static byte[] datum() {
        var record =
                new GenericData.Record(Rows.contract("sales.orders", "2.1.0").schema());
        order().forEach(record::put);
        return Rows.bytes(record);
    }

    static Headers version(String version) {
        var headers = new RecordHeaders();
        return headers.add("version", version == null ? null : version.getBytes(StandardCharsets.UTF_8));
    }
}
