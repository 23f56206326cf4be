// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.datagateway.contract.Contract;
import io.datagateway.contract.ContractCatalog;
import io.datagateway.contract.ContractStatus;
import io.datagateway.quality.rule.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class ValidateAndRouteTest {

    private final ValidateContract<SourceRecord> validate = new ValidateContract<>();
    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    @BeforeAll
    void start() {
        validate.configure(Map.of("contracts.path", Orders.CATALOG.toString()));
        route.configure(Map.of("connector.name", "orders-validation"));
    }

    @AfterAll
    void stop() {
        validate.close();
        route.close();
    }

    @Test
    void anOrderThatKeepsItsContractGoesToProdAsItIs() throws Exception {
        byte[] datum = Orders.datum(Orders.good());
        SourceRecord raw = Orders.record(datum, Orders.version("2.1.0"));

        SourceRecord result = validatedAndRouted(raw);

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
        assertThat(result.value()).isSameAs(datum);
        assertThat(texts(result)).containsExactly("version=2.1.0");
        assertThat(result.kafkaPartition()).isEqualTo(1);
        assertThat(result.timestamp()).isEqualTo(Orders.NOW);
        assertThat(result.sourceOffset()).isEqualTo(raw.sourceOffset());
    }

    static Stream<Arguments> brokenOrders() {
        return Stream.of(
                Arguments.of("order_id", "", "order_id.minLength"),
                Arguments.of("order_id", "o".repeat(65), "order_id.maxLength"),
                Arguments.of("customer_id", "4711", "customer_id.pattern"),
                Arguments.of("total_amount", -0.01, "total_amount.minimum"),
                Arguments.of("total_amount", Double.NaN, "total_amount.minimum"),
                Arguments.of("total_amount", 1_000_000.5, "total_amount.maximum"),
                Arguments.of("status", "lost", "status_known"),
                Arguments.of("created_at", Orders.NOW + 300_001, "created_at_timely"),
                Arguments.of("status", "cancelled", "cancelled_is_free"));
    }

    @ParameterizedTest
    @MethodSource("brokenOrders")
    void eachBrokenRuleOfTheShippedContractSendsTheOrderToDlqWithItsReason(String field, Object value, String rule)
            throws Exception {
        byte[] datum = Orders.datum(Orders.goodBut(field, value));

        SourceRecord result = validatedAndRouted(Orders.record(datum, Orders.version("2.1.0")));

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(result.value()).isSameAs(datum);
        assertThat(violations(result).findValuesAsText("rule")).contains(rule);
        assertThat(text(result, "quality.contract")).isEqualTo("sales.orders:2.1.0");
        assertThat(text(result, "__connect.errors.topic")).isEqualTo("sales.orders.raw");
        assertThat(text(result, "__connect.errors.partition")).isEqualTo("2");
        assertThat(text(result, "__connect.errors.offset")).isEqualTo("17");
        assertThat(text(result, "__connect.errors.connector.name")).isEqualTo("orders-validation");
        assertThat(text(result, "__connect.errors.stage")).isEqualTo("TRANSFORMATION");
        assertThat(text(result, "__connect.errors.exception.message")).contains(rule);
    }

    @Test
    void anOrderThatIsOnlyUnusualIsDeliveredWithAWarning() throws Exception {
        byte[] datum = Orders.datum(Orders.goodBut("total_amount", 100_000.5));

        SourceRecord result = validatedAndRouted(Orders.record(datum, Orders.version("2.1.0")));

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
        assertThat(text(result, "quality.warnings")).contains("total_amount_unusual");
        assertThat(result.headers().lastWithName("quality.violations")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2.1", "9.9.9", "latest", "02.1.0"})
    void onlyAnExactKnownVersionIsValidatedBy(String version) throws Exception {
        SourceRecord result = validatedAndRouted(Orders.record(Orders.datum(Orders.good()), Orders.version(version)));

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(violations(result).findValuesAsText("rule")).containsExactly("version");
    }

    @Test
    void whatIsNotADatumGoesToDlq() throws Exception {
        SourceRecord result = validatedAndRouted(Orders.record(new byte[] {2, 'x'}, Orders.version("2.1.0")));

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(violations(result).findValuesAsText("rule")).containsExactly("decode");
    }

    @Test
    void aValueWithoutBytesGoesToDlq() throws Exception {
        SourceRecord result = validatedAndRouted(Orders.record(new byte[0], Orders.version("2.1.0")));

        assertThat(violations(result).findValuesAsText("rule")).containsExactly("empty_value");
    }

    @Test
    void aRecordThatNobodyValidatedGoesToDlq() throws Exception {
        SourceRecord result = route.apply(Orders.record(Orders.datum(Orders.good()), Orders.version("2.1.0")));

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
        assertThat(violations(result).findValuesAsText("rule")).containsExactly("verdict");
    }

    @Test
    void aProducerCannotSendAVerdictOfItsOwn() throws Exception {
        Headers forged = Orders.version("2.1.0").addString("quality.verdict", "passed");

        SourceRecord result = route.apply(Orders.record(Orders.datum(Orders.good()), forged));

        assertThat(result.topic()).isEqualTo("sales.orders.dlq");
    }

    @Test
    void aReplayedDeadLetterTellsOnlyOfItsLastFailure() throws Exception {
        byte[] datum = Orders.datum(Orders.goodBut("status", "lost"));
        SourceRecord once = validatedAndRouted(Orders.record(datum, Orders.version("2.1.0")));

        SourceRecord twice = validatedAndRouted(Orders.record(datum, once.headers()));

        assertThat(texts(twice)).isEqualTo(texts(once));
    }

    @Test
    void aDraftIsNotValidatedBy() {
        Contract draft = new Contract(
                Orders.contract().id(), ContractStatus.DRAFT, Orders.contract().schema(), List.of(), List.of());
        var evaluator = new ContractEvaluator(new ContractCatalog(List.of(draft)), Clock.systemUTC());

        ValidationOutcome outcome =
                evaluator.evaluate(Orders.record(Orders.datum(Orders.good()), Orders.version("2.1.0")));

        assertThat(outcome.verdict().errors().kept())
                .extracting(Violation::message)
                .containsExactly("sales.orders:2.1.0 is draft; send a version that is active or deprecated");
    }

    @Test
    void aTopicWithoutContractGoesToDlq() {
        SourceRecord raw = Orders.record(Orders.datum(Orders.good()), Orders.version("2.1.0"));

        SourceRecord result =
                validatedAndRouted(raw.newRecord("pets.raw", 0, null, null, null, raw.value(), 1L, raw.headers()));

        assertThat(result.topic()).isEqualTo("pets.dlq");
        assertThat(text(result, "quality.violations")).contains("there is no contract for the topic pets");
        assertThat(result.headers().lastWithName("quality.contract")).isNull();
    }

    @Test
    void aVersionMayBeAStringHeaderToo() {
        Headers headers = new ConnectHeaders().addString("version", "2.1.0");

        SourceRecord result = validatedAndRouted(Orders.record(Orders.datum(Orders.good()), headers));

        assertThat(result.topic()).isEqualTo("sales.orders.prod");
    }

    @Test
    void withoutATimeInKafkaTheTimeIsNow() {
        byte[] datum = Orders.datum(Orders.goodBut("created_at", System.currentTimeMillis() + 3_600_000));
        SourceRecord raw = Orders.record(datum, Orders.version("2.1.0"));

        SourceRecord result =
                validatedAndRouted(raw.newRecord(raw.topic(), 0, null, null, null, datum, null, raw.headers()));

        assertThat(text(result, "quality.violations")).contains("created_at_timely");
    }

    @Test
    void noValueOfTheRecordStandsInItsReasons() {
        byte[] datum = Orders.datum(Map.of(
                "order_id",
                "s3cr3t".repeat(20),
                "customer_id",
                "s3cr3t",
                "total_amount",
                -4711.0,
                "status",
                "s3cr3t",
                "created_at",
                Long.MAX_VALUE));

        SourceRecord result = validatedAndRouted(Orders.record(datum, Orders.version("2.1.0")));

        assertThat(text(result, "quality.violations")).doesNotContain("s3cr3t", "4711", "9223372036854775807");
        assertThat(text(result, "__connect.errors.exception.message")).doesNotContain("s3cr3t");
    }

    private SourceRecord validatedAndRouted(SourceRecord raw) {
        return route.apply(validate.apply(raw));
    }

    private static JsonNode violations(SourceRecord result) throws Exception {
        return new ObjectMapper().readTree(text(result, "quality.violations"));
    }

    private static List<String> texts(SourceRecord result) {
        return StreamSupport.stream(result.headers().spliterator(), false)
                .map(header -> header.key() + "=" + new String((byte[]) header.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static String text(SourceRecord result, String header) {
        Header found = result.headers().lastWithName(header);
        return new String((byte[]) found.value(), StandardCharsets.UTF_8);
    }
}
