// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.converters.ByteArrayConverter;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers of prod read Avro, like everything else there, where database connectors write JSON to raw. */
class JsonDeliveryTest {

    private final ValidateContract<SourceRecord> validate = new ValidateContract<>();
    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    JsonDeliveryTest() {
        validate.configure(Map.of("contracts.path", Orders.CATALOG.toString()));
        route.configure(Map.of());
    }

    @Test
    void jsonThatKeepsItsContractIsDeliveredAsTheDatumThatWasValidated() {
        SourceRecord validated = validate.apply(Orders.record(json(Orders.good()), jsonHeaders()));
        byte[] datum = ((ValidationOutcome)
                        validated.headers().lastWithName("quality.verdict").value())
                .datum();

        SourceRecord result = route.apply(validated);

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
        assertThat(result.value()).isSameAs(datum).isEqualTo(Orders.datum(Orders.good()));
        assertThat(texts(result)).containsExactly("version=2.1.0", "trace-id=t");
    }

    @Property(tries = 100)
    void everyOrderArrivesTheSameWhicheverWayItCame(@ForAll("amounts") double amount) {
        Map<String, Object> order = Orders.goodBut("total_amount", amount);

        SourceRecord asJson = validatedAndRouted(Schema.BYTES_SCHEMA, json(order), jsonHeaders());
        SourceRecord asAvro = validatedAndRouted(
                Schema.BYTES_SCHEMA,
                Orders.datum(order),
                Orders.version("2.1.0").addString("trace-id", "t"));

        assertThat(asJson.topic()).isEqualTo(asAvro.topic());
        if (asJson.topic().endsWith(".prod")) {
            assertThat(asJson.value()).isEqualTo(asAvro.value());
            assertThat(texts(asJson)).isEqualTo(texts(asAvro));
        }
    }

    @Provide
    Arbitrary<Double> amounts() {
        return Arbitraries.doubles().between(-1, 1_100_000);
    }

    @Test
    void aWarningIsDeliveredAsAvroToo() {
        SourceRecord result =
                validatedAndRouted(Schema.BYTES_SCHEMA, json(Orders.goodBut("total_amount", 100_000.5)), jsonHeaders());

        assertThat(result.value()).isEqualTo(Orders.datum(Orders.goodBut("total_amount", 100_000.5)));
        assertThat(texts(result)).anyMatch(header -> header.contains("total_amount_unusual"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lost", "\u0000"})
    void aDeadLetterIsTheJsonAsItCame(String status) {
        byte[] json = json(Orders.goodBut("status", status));

        SourceRecord result = validatedAndRouted(Schema.BYTES_SCHEMA, json, jsonHeaders());

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(result.value()).isSameAs(json);
        assertThat(texts(result)).contains("content-type=application/json; charset=utf-8", "version=2.1.0");
    }

    @Test
    void whatIsNotJsonIsADeadLetterAsItCame() {
        byte[] json = "{".getBytes(StandardCharsets.UTF_8);

        SourceRecord result = validatedAndRouted(Schema.BYTES_SCHEMA, json, jsonHeaders());

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(result.value()).isSameAs(json);
    }

    @Test
    void theConverterOfTheValidationConnectorWritesTheDatum() {
        for (Schema schema : new Schema[] {null, Schema.BYTES_SCHEMA, Schema.OPTIONAL_BYTES_SCHEMA}) {
            SourceRecord result = validatedAndRouted(schema, ByteBuffer.wrap(json(Orders.good())), jsonHeaders());

            assertThat(new ByteArrayConverter().fromConnectData(result.topic(), result.valueSchema(), result.value()))
                    .isEqualTo(Orders.datum(Orders.good()));
        }
    }

    @Test
    void stringsMapsAndStructsAreLeftToTheirConverter() {
        String text = new String(json(Orders.good()), StandardCharsets.UTF_8);
        var struct = Orders.struct(Orders.good());

        assertThat(validatedAndRouted(Schema.STRING_SCHEMA, text, jsonHeaders()).value())
                .isSameAs(text);
        assertThat(validatedAndRouted(Orders.SCHEMA, struct, jsonHeaders()).value())
                .isSameAs(struct);
        assertThat(validatedAndRouted(null, Orders.good(), jsonHeaders()).value())
                .isEqualTo(Orders.good());
        assertThat(texts(validatedAndRouted(Schema.STRING_SCHEMA, text, jsonHeaders())))
                .contains("content-type=application/json; charset=utf-8");
    }

    @Test
    void avroInABufferIsLeftAsItIs() {
        ByteBuffer datum = ByteBuffer.wrap(Orders.datum(Orders.good()));

        SourceRecord result = validatedAndRouted(Schema.BYTES_SCHEMA, datum, Orders.version("2.1.0"));

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
        assertThat(result.value()).isSameAs(datum);
    }

    @Test
    void aTombstoneWithThatContentTypeStaysOne() {
        SourceRecord result = validatedAndRouted(null, null, jsonHeaders());

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
        assertThat(result.value()).isNull();
    }

    private SourceRecord validatedAndRouted(Schema schema, Object value, Headers headers) {
        return route.apply(validate.apply(Orders.record(schema, value, headers)));
    }

    private static byte[] json(Map<String, Object> order) {
        try {
            return new ObjectMapper().writeValueAsBytes(order);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static Headers jsonHeaders() {
        return new ConnectHeaders(Orders.version("2.1.0"))
                .addString("content-type", "application/json; charset=utf-8")
                .addString("trace-id", "t");
    }

    private static List<String> texts(SourceRecord result) {
        return StreamSupport.stream(result.headers().spliterator(), false)
                .map(JsonDeliveryTest::text)
                .toList();
    }

    private static String text(Header header) {
        Object value =
                header.value() instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : header.value();
        return header.key() + "=" + value;
    }
}
