// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractStatus;
import io.datagateway.contract.ContractVersion;
import io.datagateway.contract.FieldPath;
import io.datagateway.quality.rule.Violation;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A tombstone deletes the row with its key: it is judged by its version and its key. */
class TombstoneTest {

    private static final org.apache.avro.Schema LINE = SchemaBuilder.record("Line")
            .fields()
            .requiredString("order_id")
            .requiredInt("line")
            .name("price")
            .type(LogicalTypes.decimal(9, 2).addToSchema(SchemaBuilder.builder().bytesType()))
            .noDefault()
            .endRecord();

    private final ContractEvaluator evaluator = new ContractEvaluator(
            new ContractCatalog(List.of(
                    contract("one", "1.0.0", ContractStatus.ACTIVE, "order_id"),
                    contract("one", "2.0.0", ContractStatus.DRAFT, "order_id"),
                    contract("number", "1.0.0", ContractStatus.ACTIVE, "line"),
                    contract("decimal", "1.0.0", ContractStatus.ACTIVE, "price"),
                    contract("several", "1.0.0", ContractStatus.ACTIVE, "order_id", "line"),
                    contract("none", "1.0.0", ContractStatus.ACTIVE))),
            Clock.systemUTC());
    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    @ParameterizedTest
    @MethodSource("keysOfRows")
    void withTheKeyOfARowItIsDelivered(String topic, Object key) {
        SourceRecord result = routed(tombstone(topic, key, Orders.version("1.0.0")));

        assertThat(result.topic()).isEqualTo(topic + ".prod");
        assertThat(result.value()).isNull();
        assertThat(result.key()).isSameAs(key);
        assertThat(result.headers()).extracting("key").containsExactly("version");
    }

    static Stream<List<Object>> keys(String topic, Object... keys) {
        return Stream.of(keys).map(key -> List.of(topic, key));
    }

    static Stream<Object[]> keysOfRows() {
        Struct line = struct("order_id", "o1");
        return Stream.of(
                        keys("one", utf8("o1"), "größe", ByteBuffer.wrap(utf8("o1")), Map.of("order_id", "o1"), line),
                        keys("number", utf8("7"), utf8("-7"), 7L, Map.of("line", 7)),
                        keys("decimal", utf8("1.50"), utf8("-0.07")),
                        keys("several", utf8("[\"o1\",7]"), "[\"o\\\"1\",7]", Map.of("order_id", "o1", "line", 7)),
                        keys("none", utf8("anything"), 7L))
                .flatMap(keys -> keys)
                .map(List::toArray);
    }

    @ParameterizedTest
    @MethodSource("keysOfNoRow")
    void withAKeyThatNoRowCanHaveItIsADeadLetterThatKeepsIt(String topic, Object key) {
        assertDeadLetter(tombstone(topic, key, Orders.version("1.0.0")), "key");
    }

    static Stream<Object[]> keysOfNoRow() {
        return Stream.of(
                        keys("one", new byte[] {(byte) 0xff}, Map.of("id", "o1"), struct("id", "o1"), 7L),
                        keys("number", utf8("seven"), utf8("07"), utf8("7.0"), utf8("99999999999"), utf8(""), "[7]"),
                        keys("decimal", utf8("1.5"), utf8("1.505"), utf8("99999999.00"), utf8("1e400000000")),
                        keys("several", utf8("o1"), utf8("[\"o1\"]"), utf8("[\"o1\", 7]"), utf8("[\"o1\",\"7\"]")),
                        keys("several", utf8("[\"o1\",null]"), utf8("{\"order_id\":\"o1\",\"line\":7}"), utf8("[")),
                        keys("several", utf8("[".repeat(5000)), utf8("[\"o1\"," + "9".repeat(5000) + "]")))
                .flatMap(keys -> keys)
                .map(List::toArray);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "several", "none"})
    void withNeitherKeyNorValueARecordSaysNothing(String topic) {
        assertDeadLetter(tombstone(topic, null, Orders.version("1.0.0")), "key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.0.0", "1", "latest", ""})
    void ofAVersionThatIsUnknownItIsADeadLetter(String version) {
        assertDeadLetter(tombstone("one", utf8("o1"), Orders.version(version)), "version");
    }

    @Test
    void ofAnUnreleasedVersionItIsADeadLetter() {
        assertDeadLetter(tombstone("one", utf8("o1"), Orders.version("2.0.0")), "version");
    }

    @Test
    void withoutAVersionAsForeignProgramsSendItIsADeadLetter() {
        assertDeadLetter(tombstone("one", utf8("o1"), new ConnectHeaders()), "version");
    }

    @Test
    void ofATopicWithoutContractItIsADeadLetter() {
        assertDeadLetter(tombstone("unknown", utf8("o1"), Orders.version("1.0.0")), "version");
    }

    @Test
    void theReasonNamesTheKeyAndNotItsValue() {
        ValidationOutcome outcome =
                evaluator.evaluate(tombstone("several", utf8("secret-key"), Orders.version("1.0.0")));

        assertThat(outcome.verdict().errors().kept())
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .contains("order_id, line as a JSON array", "several:1.0.0")
                .doesNotContain("secret");
    }

    private void assertDeadLetter(SourceRecord tombstone, String rule) {
        ValidationOutcome outcome = evaluator.evaluate(tombstone);
        SourceRecord result = routed(tombstone);

        assertThat(outcome.verdict().errors().kept())
                .extracting(Violation::rule)
                .containsExactly(rule);
        assertThat(result.topic()).isEqualTo(tombstone.topic().replace(".raw", ".dlq"));
        assertThat(result.key()).isSameAs(tombstone.key());
        assertThat(result.keySchema()).isSameAs(tombstone.keySchema());
        assertThat(result.value()).isNull();
        assertThat(QualityHeaders.text(result.headers(), QualityHeaders.VIOLATIONS))
                .hasValueSatisfying(violations -> assertThat(violations).contains("\"" + rule + "\""));
    }

    private SourceRecord routed(SourceRecord tombstone) {
        Headers headers = new ConnectHeaders(tombstone.headers())
                .add(QualityHeaders.VERDICT, evaluator.evaluate(tombstone), null);
        return route.apply(RecordCopy.of(tombstone, tombstone.topic(), headers));
    }

    private static SourceRecord tombstone(String topic, Object key, Headers headers) {
        Schema schema = key instanceof Struct struct ? struct.schema() : null;
        return new SourceRecord(
                Map.of("topic", topic + ".raw", "partition", 0L),
                Map.of("offset", 1L),
                topic + ".raw",
                0,
                schema,
                key,
                null,
                null,
                Orders.NOW,
                headers);
    }

    private static Contract contract(String topic, String version, ContractStatus status, String... key) {
        var id = new ContractId(topic, ContractVersion.parse(version).orElseThrow());
        return new Contract(
                id, status, LINE, Stream.of(key).map(FieldPath::parse).toList(), List.of());
    }

    private static Struct struct(String field, String value) {
        var schema = org.apache.kafka.connect.data.SchemaBuilder.struct()
                .field(field, Schema.STRING_SCHEMA)
                .build();
        return new Struct(schema).put(field, value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }
}
