// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class NestedModeTest {

    private static final Schema ORDER = new Schema.Parser().parse("""
            {"type": "record", "name": "Order", "fields": [
              {"name": "id", "type": "string"},
              {"name": "tags", "type": {"type": "array", "items": "string"}},
              {"name": "address", "type": ["null", {"type": "record", "name": "Address", "fields": [
                {"name": "city", "type": "string"},
                {"name": "since", "type": {"type": "int", "logicalType": "date"}}]}]},
              {"name": "lines", "type": {"type": "array", "items": {"type": "record", "name": "Line", "fields": [
                {"name": "qty", "type": "int"},
                {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
                {"name": "share", "type": "double"},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "opens", "type": {"type": "int", "logicalType": "time-millis"}},
                {"name": "more", "type": ["null", "long", "string", "Line"]}]}}},
              {"name": "notes", "type": {"type": "map", "values": ["null", "bytes"]}}]}
            """);

    private static final String LINES =
            "[{\"qty\":2,\"price\":\"12.30\",\"share\":\"NaN\",\"at\":\"1970-01-01T00:00:00.000001Z\","
                    + "\"opens\":\"10:00\",\"more\":\"x\"}]";

    @Test
    void inJsonEverythingNestedIsTextAndArraysOfValuesStay() {
        Struct order = read(NestedMode.JSON);

        assertThat(order.get("id")).isEqualTo("o-1");
        assertThat(order.get("tags")).isEqualTo(List.of("a"));
        assertThat(order.get("address")).isEqualTo("{\"city\":\"Ulm\",\"since\":\"2026-01-31\"}");
        assertThat(order.get("lines")).isEqualTo(LINES);
        assertThat(order.get("notes")).isEqualTo("{\"k\":\"AP8=\"}");
        assertThat(order.schema().field("address").schema().name()).isEqualTo("io.debezium.data.Json");
        assertThat(order.schema().field("address").schema().isOptional()).isTrue();
        assertThat(order.schema().field("lines").schema().isOptional()).isFalse();
    }

    @Test
    void inJsonListsRecordsStayStructs() {
        Struct order = read(NestedMode.JSON_LISTS);

        assertThat(order.getStruct("address").get("city")).isEqualTo("Ulm");
        assertThat(order.get("lines")).isEqualTo(LINES);
        assertThat(order.get("notes")).isEqualTo("{\"k\":\"AP8=\"}");
    }

    private static Struct read(NestedMode mode) {
        var line = new GenericData.Record(ORDER.getField("lines").schema().getElementType());
        line.put("qty", 2);
        line.put("price", ByteBuffer.wrap(new byte[] {4, (byte) 0xCE}));
        line.put("share", Double.NaN);
        line.put("at", 1L);
        line.put("opens", 36_000_000);
        line.put("more", "x");
        var address = new GenericData.Record(
                ORDER.getField("address").schema().getTypes().get(1));
        address.put("city", "Ulm");
        address.put("since", 20_484);
        var order = new GenericData.Record(ORDER);
        order.put("id", "o-1");
        order.put("tags", List.of("a"));
        order.put("address", address);
        order.put("lines", List.of(line));
        order.put("notes", Map.of("k", ByteBuffer.wrap(new byte[] {0, (byte) 0xFF})));
        Codec codec = new CodecCompiler(TimePrecision.ADAPTIVE, mode, false).compile(Rows.contract(ORDER, List.of()));
        return (Struct) codec.toConnect(Rows.bytes(order)).value();
    }
}
