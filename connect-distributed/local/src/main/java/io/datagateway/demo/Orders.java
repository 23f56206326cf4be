// SPDX-License-Identifier: Apache-2.0
package io.datagateway.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Orders as a producer of {@code sales.orders} 2.1.0 makes them. */
public final class Orders {

    public static final String TOPIC = "sales.orders";
    public static final String VERSION = "2.1.0";

    private final Schema schema;

    public Orders(Path contracts) throws IOException {
        this.schema = new Schema.Parser()
                .parse(contracts
                        .resolve(TOPIC)
                        .resolve(TOPIC + "-" + VERSION + ".avsc")
                        .toFile());
    }

    public GenericRecord order(String id, double amount, String status) {
        var order = new GenericData.Record(schema);
        order.put("order_id", id);
        order.put("customer_id", "cust_42");
        order.put("total_amount", amount);
        order.put("status", status);
        order.put("created_at", System.currentTimeMillis());
        return order;
    }

    /** The headers of a request with so many records. */
    public static Map<String, String> headers(int count) {
        return Map.of("version", VERSION, "batch", Integer.toString(count));
    }

    /** A request body: the orders' Avro datums one after another. */
    public byte[] body(List<GenericRecord> orders) throws IOException {
        var bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        var writer = new GenericDatumWriter<GenericRecord>(schema);
        for (GenericRecord order : orders) {
            writer.write(order, encoder);
        }
        encoder.flush();
        return bytes.toByteArray();
    }
}
