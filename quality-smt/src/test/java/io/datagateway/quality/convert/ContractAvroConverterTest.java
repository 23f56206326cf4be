// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static io.datagateway.quality.convert.OrderRows.TOPIC;
import static io.datagateway.quality.convert.OrderRows.converter;
import static io.datagateway.quality.convert.OrderRows.datum;
import static io.datagateway.quality.convert.OrderRows.order;
import static io.datagateway.quality.convert.OrderRows.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractAvroConverterTest {

    private final ContractAvroConverter values = converter(false, Map.of());
    private final ContractAvroConverter keys = converter(true, Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"sales.orders.raw", "sales.orders.prod", "sales.orders.dlq", "sales.orders"})
    void aSinkGetsTheOrderAsAStructOfItsContract(String topic) {
        SchemaAndValue order = values.toConnectData(topic, version("2.1.0"), datum());

        assertThat(order.schema().name()).isEqualTo("sales.orders.Order");
        var struct = (Struct) order.value();
        assertThat(struct.get("order_id")).isEqualTo("o1");
        assertThat(struct.get("total_amount")).isEqualTo(12.5);
        assertThat(struct.get("created_at")).isEqualTo(new Date(7));
        assertThat(struct.schema().field("created_at").schema()).isEqualTo(Timestamp.SCHEMA);
    }

    @Test
    void aSourceWritesStructsAndMapsAsTheDatumOfTheContract() {
        SchemaAndValue order = values.toConnectData(TOPIC, version("2.1.0"), datum());

        assertThat(values.fromConnectData(TOPIC, version("2.1.0"), order.schema(), order.value()))
                .isEqualTo(datum());
        assertThat(values.fromConnectData(TOPIC, version("2.1.0"), null, order()))
                .isEqualTo(datum());
    }

    @Test
    void bytesAreAvroAlreadyAndPass() {
        byte[] datum = datum();

        assertThat(values.fromConnectData(TOPIC, version("2.1.0"), null, datum)).isSameAs(datum);
        assertThat(values.fromConnectData(TOPIC, version("2.1.0"), Schema.OPTIONAL_BYTES_SCHEMA, datum))
                .isSameAs(datum);
        assertThat(values.fromConnectData(TOPIC, version("2.1.0"), Schema.BYTES_SCHEMA, ByteBuffer.wrap(datum)))
                .isEqualTo(datum);
        assertThatThrownBy(() -> values.fromConnectData(TOPIC, version("2.1.0"), Schema.STRING_SCHEMA, datum))
                .isInstanceOf(DataException.class);
    }

    @Test
    void nullIsNullWithoutAnyContract() {
        for (Converter converter : new Converter[] {values, keys}) {
            assertThat(converter.toConnectData("any", new RecordHeaders(), null))
                    .isEqualTo(SchemaAndValue.NULL);
            assertThat(converter.toConnectData("any", null)).isEqualTo(SchemaAndValue.NULL);
            assertThat(converter.fromConnectData("any", new RecordHeaders(), null, null))
                    .isNull();
            assertThat(converter.fromConnectData("any", null, null)).isNull();
        }
    }

    @Test
    void theKeyOfAHeartbeatWhichHasNoContractDoesNotStopTheConnector() {
        byte[] key = keys.fromConnectData("heartbeat.orders", new RecordHeaders(), Schema.STRING_SCHEMA, "orders");

        assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo("orders");
    }

    @Test
    void isFoundByConnectAndHasAVersion() throws Exception {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(ContractAvroConverter.class);
        assertThat(values.version()).isNotBlank();
        values.close();
        values.close();
    }
}
