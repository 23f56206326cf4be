// SPDX-License-Identifier: Apache-2.0
package io.datagateway.microbench;

import io.datagateway.contract.FieldPath;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** The schemas of the measured records, small to large. */
public enum Shape {

    /** The contract {@code sales.orders} 2.1.0, about 65 bytes; a slot for each field. */
    ORDERS("order_id customer_id total_amount status created_at"),

    /** Twenty fields of most types, about 220 bytes; five slots. */
    TWENTY("id amount quantity customer.country occurred_at"),

    /** A hundred fields, about 1.5 KiB; five slots. */
    WIDE("f0 f23 f45 f67 f98");

    private static final Schema TIMESTAMP = parse("{'type': 'long', 'logicalType': 'timestamp-millis'}");
    private static final Schema DECIMAL =
            parse("{'type': 'bytes', 'logicalType': 'decimal', 'precision': 12, 'scale': 2}");

    private final String wanted;

    Shape(String wanted) {
        this.wanted = wanted;
    }

    /** Returns the fields that slots are filled for. */
    public List<FieldPath> wanted() {
        return Stream.of(wanted.split(" ", -1)).map(FieldPath::parse).toList();
    }

    public Schema schema() {
        return switch (this) {
            case ORDERS -> orders();
            case TWENTY -> twenty();
            case WIDE -> wide();
        };
    }

    private static Schema orders() {
        return record("Order")
                .requiredString("order_id")
                .requiredString("customer_id")
                .requiredDouble("total_amount")
                .requiredString("status")
                .name("created_at")
                .type(TIMESTAMP)
                .noDefault()
                .endRecord();
    }

    private static Schema twenty() {
        Schema customer = record("Customer")
                .requiredString("name")
                .requiredString("country")
                .optionalString("vat")
                .endRecord();
        var fields = record("Sale")
                .requiredString("id")
                .requiredLong("sequence")
                .requiredInt("quantity")
                .requiredDouble("weight")
                .requiredFloat("discount")
                .requiredBoolean("express")
                .optionalString("note")
                .optionalString("coupon")
                .optionalLong("parent");
        return add(fields, "customer", customer, "amount", DECIMAL, "occurred_at", TIMESTAMP)
                .requiredString("status")
                .requiredString("email")
                .name("channel")
                .type()
                .enumeration("Channel")
                .symbols("WEB", "STORE", "PHONE")
                .noDefault()
                .name("tags")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .requiredString("warehouse")
                .requiredInt("shelf")
                .optionalDouble("rating")
                .requiredString("agent")
                .endRecord();
    }

    private static SchemaBuilder.FieldAssembler<Schema> add(
            SchemaBuilder.FieldAssembler<Schema> fields, Object... namesAndTypes) {
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.name((String) namesAndTypes[i])
                    .type((Schema) namesAndTypes[i + 1])
                    .noDefault();
        }
        return fields;
    }

    private static Schema wide() {
        var fields = record("Wide");
        for (int i = 0; i < 100; i++) {
            String name = "f" + i;
            switch (i % 10) {
                case 0, 1, 2, 3 -> fields.requiredString(name);
                case 4 -> fields.requiredDouble(name);
                case 5 -> fields.requiredLong(name);
                case 6 -> fields.optionalString(name);
                case 7 -> fields.requiredInt(name);
                case 8 -> fields.name(name).type(TIMESTAMP).noDefault();
                default -> fields.optionalLong(name);
            }
        }
        return fields.endRecord();
    }

    private static SchemaBuilder.FieldAssembler<Schema> record(String name) {
        return SchemaBuilder.record(name).namespace("microbench").fields();
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
