// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractAvroConverterTest {

    private static final String TOPIC = "sales.orders.prod";

    private final ContractAvroConverter values = converter(false, Map.of());
    private final ContractAvroConverter keys = converter(true, Map.of());

    private static ContractAvroConverter converter(boolean isKey, Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put("contracts.path", Rows.CATALOG.toString());
        var converter = new ContractAvroConverter();
        converter.configure(settings, isKey);
        return converter;
    }

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
    void theKeyOfAHeartbeatWhichHasNoContractDoesNotStopTheConnector() {
        byte[] key = keys.fromConnectData("heartbeat.orders", new RecordHeaders(), Schema.STRING_SCHEMA, "orders");

        assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo("orders");
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
    @MethodSource("surprises")
    void whateverElseIsThrownIsAnErrorThatConnectCanHandleWithoutAValue(Throwable surprise) {
        var order = new HashMap<String, Object>() {
            @Override
            public void forEach(BiConsumer<? super String, ? super Object> action) {
                throw ContractAvroConverterTest.<RuntimeException>sneaky(surprise);
            }
        };

        var refusal = catchThrowableOfType(
                DataException.class, () -> values.fromConnectData(TOPIC, version("2.1.0"), null, order));

        assertThat(refusal)
                .hasMessage("a record of sales.orders.prod could not be converted, by a mistake in Data Gateway: "
                        + surprise.getClass().getName())
                .hasNoCause();
    }

    static List<Throwable> surprises() {
        return List.of(new IllegalStateException("secret"), new StackOverflowError("secret"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T sneaky(Throwable surprise) throws T {
        throw (T) surprise;
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

    @Test
    void timesAreExactUnlessOnlyConnectsOwnTypesAreWanted() {
        assertThatThrownBy(() -> converter(false, Map.of("time.precision.mode", "adaptive_time_microseconds")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("time.precision.mode");
        assertThat(converter(false, Map.of("time.precision.mode", "connect"))
                        .toConnectData(TOPIC, version("2.1.0"), datum())
                        .value())
                .isInstanceOf(Struct.class);
    }

    @ParameterizedTest
    @CsvSource({
        "contract.path, contracts.path",
        "contracts.folder, contracts.path",
        "time.precision, time.precision.mode",
        "schemas.enable, "
    })
    void aNameThatItDoesNotReadIsRefusedWithTheNearest(String key, String nearest) {
        Map<String, List<String>> errors = errors(Map.of(key, "x"));

        assertThat(errors).containsOnlyKeys(key);
        assertThat(errors.get(key).get(0)).contains("did you mean " + (nearest == null ? "" : nearest));
    }

    @Test
    void whatConnectAddsIsNotRefusedAndACatalogMustBeThere() {
        assertThat(errors(Map.of("converter.type", "value", "plugin.version", "[1.0,)")))
                .isEmpty();
        assertThat(errors(Map.of("contracts.path", "/no/such"))).containsOnlyKeys("contracts.path");
    }

    private Map<String, List<String>> errors(Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "contracts.path", Rows.CATALOG.toAbsolutePath().normalize().toString()));
        settings.putAll(more);
        return values.config().validate(settings).stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    @Test
    void needsToKnowWhereTheContractsAre() {
        assertThatThrownBy(() -> new ContractAvroConverter().configure(Map.of(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("contracts.path");
        assertThatThrownBy(() -> new ContractAvroConverter().configure(Map.of("contracts.path", "/no/such"), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/no/such");
        assertThatThrownBy(() -> new ContractAvroConverter().toConnectData(TOPIC, version("2.1.0"), datum()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isFoundByConnectAndHasAVersion() throws Exception {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(ContractAvroConverter.class);
        assertThat(values.version()).isNotBlank();
        values.close();
        values.close();
    }

    private static Map<String, Object> order() {
        var order = new HashMap<String, Object>();
        order.put("order_id", "o1");
        order.put("customer_id", "c1");
        order.put("total_amount", 12.5);
        order.put("status", "pending");
        order.put("created_at", 7L);
        return order;
    }

    private static byte[] datum() {
        var record =
                new GenericData.Record(Rows.contract("sales.orders", "2.1.0").schema());
        order().forEach(record::put);
        return Rows.bytes(record);
    }

    private static Headers version(String version) {
        var headers = new RecordHeaders();
        return headers.add("version", version == null ? null : version.getBytes(StandardCharsets.UTF_8));
    }
}
