// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row has one key, whether the gateway, a database connector or anything else has written it. */
class KeyConversionTest {

    private static final Schema LINE = new Schema.Parser().parse("""
                    {"type":"record","name":"Line","namespace":"shop","fields":[
                      {"name":"order_id","type":"string"}, {"name":"line","type":"int"},
                      {"name":"at","type":{"type":"long","logicalType":"timestamp-micros"}},
                      {"name":"customer","type":{"type":"record","name":"Customer","fields":[
                        {"name":"id","type":"string"}]}}]}
                    """);

    private final Codec composite = codec("order_id", "line");
    private final Codec single = codec("line");

    @Test
    void theKeyOfADatabaseRowIsTheOneThatTheGatewayWrites() {
        var schema = SchemaBuilder.struct()
                .name("server.shop.line.Key")
                .field("line", org.apache.kafka.connect.data.Schema.INT64_SCHEMA)
                .field("order_id", org.apache.kafka.connect.data.Schema.STRING_SCHEMA)
                .build();
        var key = new Struct(schema).put("line", 3L).put("order_id", "o\"1");

        assertThat(text(composite.fromConnect(schema, key))).isEqualTo("[\"o\\\"1\",3]");
        assertThat(text(composite.fromConnect(null, Map.of("order_id", "o", "line", 3))))
                .isEqualTo("[\"o\",3]");
    }

    @Test
    void whatATransformHasTakenOutOfAStructIsTheOnlyFieldOfTheKey() {
        assertThat(text(single.fromConnect(org.apache.kafka.connect.data.Schema.INT64_SCHEMA, 3L)))
                .isEqualTo("3");
        var micros =
                SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build();
        assertThat(text(codec("at").fromConnect(micros, 5L))).isEqualTo("5");
        assertThatThrownBy(() -> composite.fromConnect(org.apache.kafka.connect.data.Schema.INT64_SCHEMA, 3L))
                .isInstanceOf(DataException.class)
                .hasMessage("the key does not fit test.rows:1.0.0: expected an object, found Long");
    }

    @Test
    void aSinkGetsAStructOfThePrimaryKey() {
        SchemaAndValue key = composite.toConnect(bytes("[\"o\",3]"));

        assertThat(key.schema())
                .isEqualTo(SchemaBuilder.struct()
                        .name("shop.Line.Key")
                        .field("order_id", org.apache.kafka.connect.data.Schema.STRING_SCHEMA)
                        .field("line", org.apache.kafka.connect.data.Schema.INT32_SCHEMA)
                        .build());
        assertThat(key.value())
                .isEqualTo(new Struct(key.schema()).put("order_id", "o").put("line", 3));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3cr3t", "[\"s3cr3t\"]", "[\"s3cr3t\",null]", "[\"s3cr3t\",99999999999]", "[3,\"s3cr3t\"]"})
    void aKeyThatIsNotOfTheContractIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> composite.toConnect(bytes(text)))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("the key does not fit test.rows:1.0.0: ")
                .hasMessageNotContaining("s3cr3t")
                .hasMessageNotContaining("99999999999");
    }

    @Test
    void aStructThatIsNotTheKeyIsRefused() {
        assertThatThrownBy(() -> composite.fromConnect(null, Map.of("order_id", "o", "id", 1)))
                .isInstanceOf(DataException.class)
                .hasMessage("the key does not fit test.rows:1.0.0: "
                        + "line is null or missing; id is not a field of the contract");
        var time = SchemaBuilder.int64().name("io.debezium.time.MicroTime").build();
        assertThatThrownBy(() -> single.fromConnect(time, -1L))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has a value that its schema does not allow");
    }

    @Test
    void aKeyInsideAnotherRecordIsRefusedWithTheRemedy() {
        assertThatThrownBy(() -> codec("customer.id"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the primary key customer.id is not a field of the record itself")
                .hasMessageContaining("StringConverter");
    }

    @Test
    void withoutAPrimaryKeyAKeyIsText() {
        Codec none = codec();

        assertThat(none.toConnect(bytes("größe")))
                .isEqualTo(new SchemaAndValue(org.apache.kafka.connect.data.Schema.OPTIONAL_STRING_SCHEMA, "größe"));
        assertThat(text(none.fromConnect(null, "größe"))).isEqualTo("größe");
        assertThat(text(none.fromConnect(null, 7L))).isEqualTo("7");
        assertThat(text(none.fromConnect(null, true))).isEqualTo("true");
        assertThat(text(none.fromConnect(null, new BigDecimal("1E+3")))).isEqualTo("1000");
        assertThatThrownBy(() -> none.fromConnect(null, Map.of("id", 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has no primary key");
        assertThatThrownBy(() -> none.toConnect(new byte[] {(byte) 0xff}))
                .isInstanceOf(DataException.class)
                .hasMessage("the key of a record of test.rows:1.0.0 cannot be text: the key is not UTF-8");
    }

    private static Codec codec(String... key) {
        return new CodecCompiler(TimePrecision.ADAPTIVE, NestedMode.STRUCT, true)
                .compile(Rows.contract(LINE, List.of(key)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
