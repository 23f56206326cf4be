// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.contract.FieldPath;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTypesTest {

    private static final String DAY = logical("int", "date");
    private static final String UUID = "123e4567-e89b-12d3-a456-426614174000";
    private static final String TIME_MS = logical("int", "time-millis");
    private static final String TIME_US = logical("long", "time-micros");

    static Stream<Arguments> exact() {
        return Stream.of(
                arguments("'boolean'", true, SchemaBuilder.bool(), true),
                arguments("'int'", -7, SchemaBuilder.int32(), -7),
                arguments("'long'", 1L << 40, SchemaBuilder.int64(), 1L << 40),
                arguments("'float'", 1.5f, SchemaBuilder.float32(), 1.5f),
                arguments("'double'", 0.1, SchemaBuilder.float64(), 0.1),
                arguments("'string'", "é", SchemaBuilder.string(), "é"),
                arguments("'null'", null, SchemaBuilder.string().optional(), null),
                arguments("['null','long']", null, SchemaBuilder.int64().optional(), null),
                arguments("['long','null']", 7L, SchemaBuilder.int64().optional(), 7L),
                arguments("['long']", 7L, SchemaBuilder.int64(), 7L),
                arguments(DAY, -1, org.apache.kafka.connect.data.Date.builder(), new Date(-86_400_000L)),
                arguments(TIME_MS, 5, Time.builder(), new Date(5)),
                arguments(TIME_US, 5_000_001L, debezium(SchemaBuilder.int64(), "time.MicroTime"), 5_000_001L),
                arguments(logical("long", "timestamp-millis"), -5L, Timestamp.builder(), new Date(-5)),
                arguments(
                        logical("long", "timestamp-micros"),
                        1_000L,
                        debezium(SchemaBuilder.string(), "time.ZonedTimestamp"),
                        "1970-01-01T00:00:00.001000Z"),
                arguments(
                        logical("long", "timestamp-nanos"),
                        -1L,
                        debezium(SchemaBuilder.string(), "time.ZonedTimestamp"),
                        "1969-12-31T23:59:59.999999999Z"),
                arguments(
                        logical("long", "local-timestamp-millis"),
                        1L,
                        debezium(SchemaBuilder.int64(), "time.Timestamp"),
                        1L),
                arguments(
                        logical("long", "local-timestamp-micros"),
                        2L,
                        debezium(SchemaBuilder.int64(), "time.MicroTimestamp"),
                        2L),
                arguments(
                        logical("long", "local-timestamp-nanos"),
                        3L,
                        debezium(SchemaBuilder.int64(), "time.NanoTimestamp"),
                        3L),
                arguments(
                        logical("string", "uuid"),
                        "00010203-0405-0607-0809-0A0B0C0D0E0F",
                        debezium(SchemaBuilder.string(), "data.Uuid"),
                        "00010203-0405-0607-0809-0A0B0C0D0E0F"));
    }

    @ParameterizedTest
    @MethodSource
    void exact(String type, Object datum, SchemaBuilder schema, Object value) {
        assertType(TimePrecision.ADAPTIVE, type, datum, schema, value);
    }

    static Stream<Arguments> cut() {
        Date epoch = new Date(0);
        return Stream.of(
                arguments(DAY, 1, org.apache.kafka.connect.data.Date.builder(), new Date(86_400_000L)),
                arguments(TIME_MS, 5, Time.builder(), new Date(5)),
                arguments(TIME_US, 5_999L, Time.builder(), new Date(5)),
                arguments(logical("long", "timestamp-millis"), -5L, Timestamp.builder(), new Date(-5)),
                arguments(logical("long", "timestamp-micros"), 999L, Timestamp.builder(), epoch),
                arguments(logical("long", "timestamp-nanos"), -1L, Timestamp.builder(), new Date(-1)),
                arguments(logical("long", "local-timestamp-millis"), 0L, Timestamp.builder(), epoch),
                arguments(logical("long", "local-timestamp-micros"), -1_001L, Timestamp.builder(), new Date(-2)),
                arguments(logical("long", "local-timestamp-nanos"), 1_000_000L, Timestamp.builder(), new Date(1)),
                arguments("'long'", 1L, SchemaBuilder.int64(), 1L),
                arguments("'int'", 1, SchemaBuilder.int32(), 1),
                arguments(logical("string", "uuid"), UUID, SchemaBuilder.string(), UUID));
    }

    @ParameterizedTest
    @MethodSource
    void cut(String type, Object datum, SchemaBuilder schema, Object value) {
        assertType(TimePrecision.CONNECT, type, datum, schema, value);
    }

    @Test
    void decimalsKeepScaleAndTellTheirPrecision() {
        SchemaBuilder schema = Decimal.builder(2).parameter("connect.decimal.precision", "12");
        Schema price = Rows.REFERENCE.getField("price").schema();

        Struct row = read(TimePrecision.CONNECT, price, ByteBuffer.wrap(new byte[] {4, -30}));

        assertThat(row.get("f")).isEqualTo(new BigDecimal("12.50"));
        assertThat(row.schema().field("f").schema()).isEqualTo(schema.build());
        assertThat(catchThrowableOfType(
                        DataException.class, () -> read(TimePrecision.CONNECT, price, ByteBuffer.allocate(0))))
                .hasMessageContaining("a decimal has no bytes in f");
    }

    @Test
    void enumsTellTheirSymbols() {
        Schema colour = Rows.REFERENCE.getField("colour").schema();
        var green = new GenericData.EnumSymbol(colour, "GREEN");

        Struct exact = read(TimePrecision.ADAPTIVE, colour, green);
        Struct plain = read(TimePrecision.CONNECT, colour, green);

        assertThat(exact.get("f")).isEqualTo("GREEN").isEqualTo(plain.get("f"));
        assertThat(exact.schema().field("f").schema())
                .isEqualTo(debezium(SchemaBuilder.string(), "data.Enum")
                        .parameter("allowed", "RED,GREEN,BLUE,UNKNOWN")
                        .build());
        assertThat(plain.schema().field("f").schema()).isEqualTo(org.apache.kafka.connect.data.Schema.STRING_SCHEMA);
    }

    @Test
    void sixteenBytesOfAUuidAreItsText() {
        Schema device = Rows.REFERENCE.getField("device_id").schema();
        byte[] bytes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

        assertThat(read(TimePrecision.ADAPTIVE, device, new GenericData.Fixed(device, bytes))
                        .get("f"))
                .isEqualTo("00010203-0405-0607-0809-0a0b0c0d0e0f");
    }

    @Test
    void recordsArraysAndMapsAreNested() {
        Schema line = parse("{'type':'record','name':'shop.Line','fields':[{'name':'qty','type':['null','int']}]}");
        Schema type = Schema.createMap(Schema.createArray(Schema.createUnion(Schema.create(Schema.Type.NULL), line)));
        var two = new GenericData.Record(line);
        two.put("qty", 2);

        Struct row = read(TimePrecision.ADAPTIVE, type, Map.of("a", Arrays.asList(two, null)));

        assertThat(row.schema().name()).isEqualTo("test.Row");
        assertThat(row.schema().version()).isNull();
        var items = row.schema().field("f").schema().valueSchema();
        assertThat(items.valueSchema().name()).isEqualTo("shop.Line");
        assertThat(items.valueSchema().isOptional()).isTrue();
        assertThat(row.getMap("f"))
                .isEqualTo(Map.of("a", Arrays.asList(new Struct(items.valueSchema()).put("qty", 2), null)));
    }

    @Test
    void oneRecordMayStandInSeveralPlaces() {
        Schema place = parse("{'type':'record','name':'P','fields':[{'name':'x','type':'int'}]}");
        Schema both = Schema.createRecord(
                "B", null, null, false, List.of(new Schema.Field("a", place), new Schema.Field("b", place)));

        assertThat(new TypeCompiler(TimePrecision.ADAPTIVE, NestedMode.STRUCT)
                        .compile(both, FieldPath.ROOT)
                        .schema()
                        .fields())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading", "tree"})
    void whatConnectHasNoTypeForIsNamedByItsPath(String field) {
        Schema type = Rows.REFERENCE.getField(field).schema();
        Schema items = Schema.createMap(Schema.createArray(type));

        var refusal =
                catchThrowableOfType(DataException.class, () -> codec(TimePrecision.ADAPTIVE, Rows.record("f", items)));

        assertThat(refusal)
                .hasMessage("test.rows:1.0.0 cannot be Connect data: "
                        + (field.equals("reading")
                                ? "f[][] is a union of several types, for which Connect has none"
                                : "f[][].parent contains itself, which no Connect type can"));
    }

    private static void assertType(
            TimePrecision precision, String type, Object datum, SchemaBuilder schema, Object value) {
        Struct row = read(precision, parse(type), datum);

        assertThat(row.schema().field("f").schema()).isEqualTo(schema.build());
        assertThat(row.get("f")).isEqualTo(value);
    }

    private static Struct read(TimePrecision precision, Schema type, Object datum) {
        var record = new GenericData.Record(Rows.record("f", type));
        record.put("f", datum);
        record.put("more", 0);
        return (Struct) codec(precision, record.getSchema())
                .toConnect(Rows.bytes(record))
                .value();
    }

    private static Codec codec(TimePrecision precision, Schema schema) {
        return new CodecCompiler(precision, NestedMode.STRUCT, false).compile(Rows.contract(schema, List.of()));
    }

    private static Schema parse(String type) {
        return new Schema.Parser().parse(type.replace('\'', '"'));
    }

    private static String logical(String type, String logical) {
        return "{'type':'" + type + "','logicalType':'" + logical + "'}";
    }

    private static SchemaBuilder debezium(SchemaBuilder type, String name) {
        return type.name("io.debezium." + name).version(1);
    }
}
