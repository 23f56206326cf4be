// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static io.datagateway.quality.convert.OrderRows.TOPIC;
import static io.datagateway.quality.convert.OrderRows.converter;
import static io.datagateway.quality.convert.OrderRows.datum;
import static io.datagateway.quality.convert.OrderRows.order;
import static io.datagateway.quality.convert.OrderRows.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.datagateway.quality.Surprises;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterRefusalsTest {

    private final ContractAvroConverter values = converter(false, Map.of());

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2", "2.1", "02.1.0", "\"2.1.0\""})
    void withoutAnExactVersionNothingIsGuessed(String version) {
        var refusal =
                catchThrowableOfType(DataException.class, () -> values.toConnectData(TOPIC, version(version), datum()));

        assertThat(refusal).hasMessageContaining("sales.orders").hasMessageContaining("version, such as 2.1.0");
    }

    @Test
    void whatTheCatalogDoesNotHaveIsNamedWithTheRemedy() {
        assertThatThrownBy(() -> values.toConnectData(TOPIC, version("9.9.9"), datum()))
                .isInstanceOf(DataException.class)
                .hasMessage("sales.orders has no contract version 9.9.9; add it to the catalog and restart");
        assertThatThrownBy(() -> values.fromConnectData("pets.raw", version("1.0.0"), null, order()))
                .isInstanceOf(DataException.class)
                .hasMessage("there is no contract for the topic pets; add one to the catalog");
    }

    @Test
    void aCallerWithoutHeadersIsTold() {
        assertThatThrownBy(() -> values.toConnectData(TOPIC, datum()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("header version");
        assertThatThrownBy(() -> values.fromConnectData(TOPIC, null, order()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("header version");
    }

    @Test
    void whatIsNotExactlyOneDatumIsRefusedByFieldAndByte() {
        byte[] longer = Arrays.copyOf(datum(), datum().length + 1);
        byte[] shorter = Arrays.copyOf(datum(), 4);

        assertThatThrownBy(() -> values.toConnectData(TOPIC, version("2.1.0"), longer))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not a datum of sales.orders:2.1.0")
                .hasMessageContaining("at byte " + datum().length);
        assertThatThrownBy(() -> values.toConnectData(TOPIC, version("2.1.0"), shorter))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("in customer_id");
        assertThatThrownBy(() -> values.toConnectData(TOPIC, version("2.1.0"), new byte[0]))
                .isInstanceOf(DataException.class);
    }

    @Test
    void whatDoesNotFitIsListedWithoutItsValue() {
        Map<String, Object> order = order();
        order.put("total_amount", "s3cr3t");
        order.put("customer_id", null);
        order.put("colour", "s3cr3t");

        assertThatThrownBy(() -> values.fromConnectData(TOPIC, version("2.1.0"), null, order))
                .isInstanceOf(DataException.class)
                .hasMessage("the value does not fit sales.orders:2.1.0: customer_id is null or missing; "
                        + "total_amount expected double, found text; colour is not a field of the contract");
    }

    @ParameterizedTest
    @MethodSource("io.datagateway.quality.Surprises#all")
    void whateverElseIsThrownIsAnErrorThatConnectCanHandleWithoutAValue(Throwable surprise) {
        Map<String, Object> order = Surprises.row(order(), surprise);

        var refusal = catchThrowableOfType(
                DataException.class, () -> values.fromConnectData(TOPIC, version("2.1.0"), null, order));

        assertThat(refusal)
                .hasMessage("a record of sales.orders.prod could not be converted, by a mistake in Data Gateway: "
                        + surprise.getClass().getName())
                .hasNoCause();
    }

    @Test
    void aTopicWithABrokenContractIsNotTheRecordsFault(@TempDir Path folder) throws Exception {
        Path topic = Files.createDirectory(folder.resolve("sales.orders"));
        Files.writeString(topic.resolve("sales.orders-2.1.0.odcs.yaml"), "kind: Nothing\n");
        var converter = new ContractAvroConverter();
        converter.configure(Map.of("contracts.path", folder.toString()), false);

        assertThatThrownBy(() -> converter.toConnectData(TOPIC, version("2.1.0"), datum()))
                .isInstanceOf(ConnectException.class)
                .isNotInstanceOf(DataException.class)
                .hasMessageContaining("sales.orders-2.1.0.odcs.yaml:1")
                .hasMessageContaining("restart the connector");
    }

    @Test
    void manyReasonsAreCounted() {
        Map<String, Object> order = order();
        for (int i = 0; i < 20; i++) {
            order.put("f" + i, i);
        }

        assertThatThrownBy(() -> values.fromConnectData(TOPIC, version("2.1.0"), null, order))
                .hasMessageEndingWith("is not a field of the contract; and 4 more");
    }

    @Test
    void otherValuesAndStructsThatBetrayTheirSchemaAreRefused() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "t",
                        SchemaBuilder.int64().name("io.debezium.time.MicroTime").build())
                .build();

        assertThatThrownBy(() -> values.fromConnectData(TOPIC, version("2.1.0"), Schema.STRING_SCHEMA, "s3cr3t"))
                .isInstanceOf(DataException.class)
                .hasMessage("the value does not fit sales.orders:2.1.0: is a String; "
                        + "send a struct, a map or Avro in bytes");
        assertThatThrownBy(() ->
                        values.fromConnectData(TOPIC, version("2.1.0"), schema, new Struct(schema).put("t", -4711L)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("has a value that its schema does not allow")
                .hasMessageNotContaining("4711");
    }

    @Test
    void aContractThatConnectHasNoTypesForIsToldWhenItIsUsed() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> values.toConnectData("reference.types.prod", version("1.0.0"), datum()))
                    .isInstanceOf(DataException.class)
                    .hasMessage("reference.types:1.0.0 cannot be Connect data: "
                            + "reading is a union of several types, for which Connect has none");
        }
    }
}
