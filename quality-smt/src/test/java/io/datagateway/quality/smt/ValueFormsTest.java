// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record has the same verdict in every form that a converter may give it. */
class ValueFormsTest {

    private static final String JSON = "{\"order_id\":\"o\",\"customer_id\":\"cust_1\",\"total_amount\":1.5,"
            + "\"status\":\"pending\",\"created_at\":1}";

    private final CompiledContract contract = new CompiledContract(Orders.contract());

    private Verdict evaluate(Schema schema, Object value, Headers headers) {
        return contract.evaluate(Orders.record(schema, value, headers), Orders.NOW)
                .verdict();
    }

    private static Headers contentType(String type) {
        return Orders.version("2.1.0").addString("content-type", type);
    }

    private List<String> reasons(String json) {
        return evaluate(null, json.getBytes(StandardCharsets.UTF_8), contentType("application/json"))
                .errors()
                .kept()
                .stream()
                .map(violation -> violation.rule() + "@" + violation.path())
                .toList();
    }

    @Test
    void structsMapsAndBuffersAreValidated() {
        assertThat(evaluate(Orders.SCHEMA, Orders.struct(Orders.good()), Orders.version("2.1.0")))
                .isEqualTo(Verdict.PASSED);
        assertThat(evaluate(null, Orders.good(), Orders.version("2.1.0"))).isEqualTo(Verdict.PASSED);
        ByteBuffer buffer = ByteBuffer.wrap(Orders.datum(Orders.good()));
        assertThat(evaluate(null, buffer, Orders.version("2.1.0"))).isEqualTo(Verdict.PASSED);
        assertThat(buffer.position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON; charset=utf-8"})
    void jsonIsValidatedWhereTheContentTypeSaysSo(String type) {
        assertThat(evaluate(null, JSON.getBytes(StandardCharsets.UTF_8), contentType(type)))
                .isEqualTo(Verdict.PASSED);
        assertThat(evaluate(Schema.STRING_SCHEMA, JSON, contentType(type))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void withoutThatContentTypeBytesAreAvro() {
        Verdict verdict = evaluate(null, JSON.getBytes(StandardCharsets.UTF_8), Orders.version("2.1.0"));

        assertThat(verdict.brokenRules()).containsExactly("decode");
    }

    @Test
    void whatIsMissingOrWrongInJsonIsNamedAllAtOnce() {
        assertThat(reasons("{\"order_id\":1,\"customer_id\":null,\"total_amount\":1,\"status\":\"pending\",\"x\":1}"))
                .containsExactlyInAnyOrder(
                        "type@order_id", "required@customer_id", "required@created_at", "unknown-field@x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\":1,\"a\":2}", "nul", "{\"a\":NaN}", "{'a':1}"})
    void whatIsNotStrictJsonIsRefused(String json) {
        assertThat(reasons(json)).containsExactly("decode@");
    }

    @Test
    void deepJsonIsRefusedWithoutBeingBuilt() {
        assertThat(reasons("[".repeat(100_000))).containsExactly("decode@");
    }

    /** The exponents are those that end a {@code BigDecimal}, and those that fill the memory once they are expanded. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1E-2147483648",
                "1E2147483648",
                "1e10000000000",
                "-1e-99999999999999999999",
                "0e99999999999",
                "1.5E+4294967296",
                "10e-2147483649"
            })
    void numbersWithAnExponentThatNoDecimalHasAreRefused(String number) {
        assertThat(reasons(JSON.replace("1.5", number))).containsExactly("decode@");
        assertThat(reasons(JSON.replace(":1}", ":" + number + "}"))).containsExactly("decode@");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, 20_000, 1_000_000})
    void numbersOfMoreDigitsThanAnyFieldHasAreRefused(int digits) {
        for (String form : new String[] {"%s", "-%s", "%s.5", "0.%s", "%sE5"}) {
            assertThat(reasons(JSON.replace("1.5", form.formatted("7".repeat(digits)))))
                    .as(form)
                    .containsExactly("decode@");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0e-2147483647", "0e2147483647", "0.0000e-2147483600"})
    void zeroIsZeroWhateverItsExponent(String zero) {
        String json = JSON.replace("1.5", zero).replace(":1}", ":" + zero + "}");

        assertThat(reasons(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e2147483647", "1e-2147483647", "-10E2147483646", "100e-2147483647"})
    void numbersThatOnlyADecimalHoldsAreNeverExpanded(String number) {
        assertThat(reasons(JSON.replace(":1}", ":" + number + "}")))
                .singleElement()
                .asString()
                .endsWith("@created_at");
    }

    @Test
    void bytesThatAreNoTextInAnyEncodingAreNoJson() {
        byte[] utf32 = {0, 0, 0, '{', 0x7f, 0x7f, 0x7f, 0x7f, 0, 0, 0, '}'};
        byte[] strange = {0, 0, (byte) 0xff, (byte) 0xfe, 0, 0};

        for (byte[] json : List.of(utf32, strange)) {
            assertThat(evaluate(null, json, contentType("application/json")).brokenRules())
                    .containsExactly("decode");
        }
    }

    @Test
    void halfASurrogatePairIsNoText() {
        assertThat(reasons(JSON.replace("\"o\"", "\"\\ud800\""))).containsExactly("type@order_id");
    }

    @Test
    void aMapThatContainsItselfIsRefused() {
        var endless = new HashMap<String, Object>();
        endless.put("order_id", endless);

        assertThat(evaluate(null, endless, Orders.version("2.1.0")).brokenRules())
                .containsExactly("decode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "1", "\"x\""})
    void jsonThatIsNoObjectIsNoRecord(String json) {
        assertThat(reasons(json)).hasSize(1);
    }

    @Test
    void otherValuesAreRefusedWithTheRemedy() {
        Verdict verdict = evaluate(Schema.INT32_SCHEMA, 4711, Orders.version("2.1.0"));

        assertThat(verdict.errors().kept())
                .extracting(Violation::message)
                .containsExactly("is a Integer; use a converter that gives bytes, a string of JSON, a struct or a map");
    }

    @Test
    void aStructWhoseValuesBetrayItsSchemaIsRefused() {
        Schema schema = SchemaBuilder.struct()
                .field(
                        "t",
                        SchemaBuilder.int64().name("io.debezium.time.MicroTime").build())
                .build();

        assertThat(evaluate(schema, new Struct(schema).put("t", -1L), Orders.version("2.1.0"))
                        .brokenRules())
                .containsExactly("decode");
        assertThat(evaluate(null, Map.of("order_id", Map.of(1, 2)), Orders.version("2.1.0"))
                        .isRejected())
                .isTrue();
    }
}
