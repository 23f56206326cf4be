// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.datagateway.contract.Contract;
import io.datagateway.contract.avro.AvroCursor;
import io.datagateway.contract.avro.ProjectedValues;
import io.datagateway.contract.avro.encode.AvroEncoder;
import io.datagateway.contract.key.KeyReader;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

class RoundTripProperties {

    private final JsonConverter json = new JsonConverter();

    RoundTripProperties() {
        json.configure(Map.of("schemas.enable", "true"), false);
    }

    /** jqwik's own seeds, so that a failure names one. */
    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs();
    }

    @Property(tries = 100)
    void everyTypeOfTheReferenceComesBackAsTheSameBytes(@ForAll("seeds") long seed) {
        var rows = new Rows(new Random(seed));

        Rows.fields().forEach(field -> comesBack(rows, Rows.record(field.name(), field.schema())));
    }

    @Property(tries = 300)
    void everyNestedRecordComesBackAsTheSameBytes(@ForAll("seeds") long seed) {
        var rows = new Rows(new Random(seed));

        comesBack(rows, rows.schema(0));
    }

    @Property(tries = 300)
    void whatIsNestedIsReadBackFromItsJsonByTheContract(@ForAll("seeds") long seed) throws Exception {
        var rows = new Rows(new Random(seed));
        Schema nested = rows.schema(0);
        Schema outer = Rows.record("f", nested);
        var record = rows.record(outer);

        Struct row = (Struct) new CodecCompiler(TimePrecision.ADAPTIVE, NestedMode.JSON, false)
                .compile(Rows.contract(outer, List.of()))
                .toConnect(Rows.bytes(record))
                .value();

        Object tree = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readValue(row.getString("f"), Object.class);
        assertThat(new AvroEncoder(nested).encode(tree)).isEqualTo(Rows.bytes((GenericData.Record) record.get("f")));
    }

    private void comesBack(Rows rows, Schema schema) {
        byte[] datum = Rows.bytes(rows.record(schema));
        Codec codec = codec(TimePrecision.ADAPTIVE, schema);

        SchemaAndValue value = codec.toConnect(datum);

        assertThat(again(codec, value)).isEqualTo(datum);
        ((Struct) value.value()).validate();
        assertThat(asJson(value)).isNotEmpty();
    }

    /** The value as one of Kafka's own converters writes it, which checks the value by its schema. */
    private byte[] asJson(SchemaAndValue value) {
        return json.fromConnectData("any", value.schema(), value.value());
    }

    private static byte[] again(Codec codec, SchemaAndValue value) {
        return codec.fromConnect(value.schema(), value.value());
    }

    @Property(tries = 200)
    void withConnectsOwnTypesOnlyWhatIsFinerThanMillisecondsIsLost(@ForAll("seeds") long seed) {
        // The millisecond of the very first moments begins before what Avro can count.
        var rows = new Rows(new Random(seed), Long.MIN_VALUE + 1_000_000);
        Schema schema = rows.schema(0);
        Codec codec = codec(TimePrecision.CONNECT, schema);

        SchemaAndValue value = codec.toConnect(Rows.bytes(rows.record(schema)));

        assertThat(names(value.schema())).noneMatch(name -> name.startsWith("io.debezium"));
        assertThat(asJson(codec.toConnect(again(codec, value)))).isEqualTo(asJson(value));
    }

    private static List<String> names(org.apache.kafka.connect.data.Schema schema) {
        return schema.fields().stream()
                .map(field -> String.valueOf(field.schema().name()))
                .toList();
    }

    @Property(tries = 200)
    void aKeyFromConnectIsTheTextThatTheGatewayWrites(@ForAll("seeds") long seed) throws Exception {
        List<String> scalars = Rows.fields()
                .filter(field -> isScalar(field.schema()))
                .map(Schema.Field::name)
                .toList();
        var random = new Random(seed);
        var rows = new Rows(random);

        for (String field : scalars) {
            keyComesBack(rows, List.of(field));
        }
        keyComesBack(rows, scalars);
        keyComesBack(rows, List.of(scalars.get(random.nextInt(9)), scalars.get(10 + random.nextInt(9))));
    }

    private static void keyComesBack(Rows rows, List<String> key) throws Exception {
        Schema schema = Schema.createRecord(
                "test.Row",
                null,
                null,
                false,
                key.stream()
                        .map(Rows.REFERENCE::getField)
                        .map(field -> new Schema.Field(field.name(), field.schema()))
                        .toList());
        Contract contract = Rows.contract(schema, key);
        byte[] datum = Rows.bytes(rows.record(schema));
        Codec keys = new CodecCompiler(TimePrecision.ADAPTIVE, NestedMode.STRUCT, true).compile(contract);
        SchemaAndValue row = codec(TimePrecision.ADAPTIVE, schema).toConnect(datum);

        byte[] text = keys.fromConnect(row.schema(), row.value());

        assertThat(text).isEqualTo(gatewayKey(contract, datum));
        if (text != null) {
            Struct struct = (Struct) keys.toConnect(text).value();
            assertThat(struct.schema().name()).isEqualTo("test.Row.Key");
            for (String field : key) {
                assertThat(struct.get(field)).isEqualTo(((Struct) row.value()).get(field));
                assertThat(struct.schema().field(field)).isEqualTo(row.schema().field(field));
            }
        }
    }

    private static byte[] gatewayKey(Contract contract, byte[] datum) throws Exception {
        var cursor = new AvroCursor(contract.schema(), contract.primaryKey());
        ProjectedValues slots = cursor.newValues();
        cursor.readWhole(datum, slots);
        return new KeyReader(contract.schema(), contract.primaryKey()).read(slots);
    }

    private static boolean isScalar(Schema schema) {
        Schema type = schema.isUnion() ? schema.getTypes().get(1) : schema;
        return switch (type.getType()) {
            case RECORD, ARRAY, MAP, NULL, FLOAT, DOUBLE -> false;
            default -> true;
        };
    }

    private static Codec codec(TimePrecision precision, Schema schema) {
        return new CodecCompiler(precision, NestedMode.STRUCT, false).compile(Rows.contract(schema, List.of()));
    }
}
