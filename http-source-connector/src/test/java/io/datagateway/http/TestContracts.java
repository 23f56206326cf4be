// SPDX-License-Identifier: Apache-2.0
package io.datagateway.http;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;

/** A small catalog and records for it. */
public final class TestContracts {

    public static final String ORDERS = "sales.orders";
    public static final String CLICKS = "web.clicks";

    public static final Schema ORDER = new Schema.Parser().parse("""
                    {"type":"record","name":"Order","fields":[
                      {"name":"order_id","type":"string"},
                      {"name":"amount","type":"double"}]}
                    """);

    private TestContracts() {}

    /** {@value #ORDERS} has a key and versions 1.0.0, 2.0.0 and 2.1.0; {@value #CLICKS} has no key. */
    public static ContractCatalog catalog() {
        return new ContractCatalog(List.of(
                contract(ORDERS, "0.9.0", ContractStatus.RETIRED, "order_id"),
                contract(ORDERS, "1.0.0", ContractStatus.DEPRECATED, "order_id"),
                contract(ORDERS, "2.0.0", ContractStatus.ACTIVE, "order_id"),
                contract(ORDERS, "2.1.0", ContractStatus.ACTIVE, "order_id"),
                contract(ORDERS, "3.0.0", ContractStatus.DRAFT, "order_id"),
                contract(CLICKS, "1.0.0", ContractStatus.ACTIVE)));
    }

    public static Contract contract(String topic, String version, ContractStatus status, String... key) {
        var id = new ContractId(topic, ContractVersion.parse(version).orElseThrow());
        return new Contract(
                id, status, ORDER, Stream.of(key).map(FieldPath::parse).toList(), List.of());
    }

    /** The datum of an order. */
    public static byte[] order(String id) {
        var order = new GenericData.Record(ORDER);
        order.put("order_id", id);
        order.put("amount", 12.5);
        return encode(order);
    }

    /** One datum after another. */
    public static byte[] orders(String... ids) {
        var body = new ByteArrayOutputStream();
        for (String id : ids) {
            body.writeBytes(order(id));
        }
        return body.toByteArray();
    }

    public static byte[] encode(GenericData.Record record) {
        var bytes = new ByteArrayOutputStream();
        var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
