// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.contract.ContractId;
import io.datagateway.contract.ContractVersion;
import io.datagateway.quality.limit.RecordSize;
import io.datagateway.quality.limit.TargetLimits;
import io.datagateway.quality.rule.Verdict;
import io.datagateway.quality.rule.Violation;
import io.datagateway.quality.rule.Violations;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records at the limits of their targets. */
class TooLargeTest {

    private static final String LONG_TOPIC = "t".repeat(245) + ".raw";
    private static final Violation BROKEN = new Violation("r".repeat(100), "field", "m".repeat(1_000));

    private final RouteByVerdict<SourceRecord> route = new RouteByVerdict<>();

    @BeforeEach
    void configure() {
        route.configure(Map.of("connector.name", "validation"));
    }

    @AfterEach
    void forget() {
        TargetLimits.remove(this);
        route.close();
    }

    @Test
    void whatProdDoesNotTakeGoesToTheDeadLettersAsItCame() {
        TargetLimits.set(this, Map.of("a.prod", 1_500));
        byte[] json = new byte[100];

        SourceRecord result = route.apply(record("a.raw", json, outcome(Verdict.PASSED, new byte[2_000])));

        assertThat(result.topic()).isEqualTo("a.dlq");
        assertThat(result.value()).isSameAs(json);
        assertThat(text(result, "content-type")).isEqualTo("application/json");
        assertThat(text(result, "quality.violations"))
                .contains("\"rule\":\"too_large\"", "larger than a.prod takes, which is 1500 bytes");
        assertThat(text(result, "quality.contract")).isEqualTo("a:1.0.0");
    }

    @ParameterizedTest
    @CsvSource({"0, a.prod", "1, a.dlq"})
    void theLastByteDecides(int over, String target) {
        byte[] datum = new byte[2_000];
        int size = (int) RecordSize.of(new byte[] {1}, datum) + (int) RecordSize.header("trace-id", new byte[] {7});
        TargetLimits.set(this, Map.of("a.prod", size - over));

        assertThat(route.apply(record("a.raw", new byte[9], outcome(Verdict.PASSED, datum)))
                        .topic())
                .isEqualTo(target);
    }

    @Test
    void warningsAreShortenedBeforeARecordIsTooLarge() {
        Verdict warned = new Verdict(Violations.NONE, many(), Violations.NONE);
        TargetLimits.set(this, Map.of("a.prod", 3_000));

        SourceRecord result = route.apply(record("a.raw", new byte[9], outcome(warned, new byte[1_000])));

        assertThat(result.topic()).isEqualTo("a.prod");
        assertThat(size(result)).isLessThanOrEqualTo(3_000);
        assertThat(text(result, "quality.warnings")).contains("field").endsWith("more\"}]");
    }

    @ParameterizedTest
    @ValueSource(ints = {9_800, 5_000, 2_500, 1_700, 1_200, 1_100, 800})
    void theReasonsOfADeadLetterAreShortenedToTheRoomThereIs(int room) {
        byte[] value = new byte[5_000];
        int limit = 5_120 + room;
        TargetLimits.set(this, Map.of("a.dlq", limit));
        Verdict rejected = new Verdict(many(), Violations.NONE, Violations.NONE);

        SourceRecord result = route.apply(record("a.raw", value, outcome(rejected, null)));

        assertThat(size(result)).isLessThanOrEqualTo(limit);
        assertThat(text(result, "quality.violations")).endsWith("more\"}]");
        assertThat(text(result, "__connect.errors.offset")).isEqualTo("9223372036854775806");
        assertThat(result.value()).isSameAs(value);
    }

    @Test
    void theShortestHeadersOfADeadLetterFitIntoWhatIsKeptForThem() {
        TargetLimits.set(this, Map.of("t".repeat(245) + ".dlq", 1));
        byte[] value = new byte[100];
        SourceRecord raw =
                record(LONG_TOPIC, value, outcome(new Verdict(many(), Violations.NONE, Violations.NONE), null));

        SourceRecord result = route.apply(raw);

        raw.headers().remove("quality.verdict");
        assertThat(size(result) - size(raw)).isLessThanOrEqualTo(TargetLimits.SHORTEST_DEAD_LETTER_HEADERS);
    }

    private static Violations many() {
        return new Violations(Collections.nCopies(16, BROKEN), Integer.MAX_VALUE - 16);
    }

    private static ValidationOutcome outcome(Verdict verdict, byte[] datum) {
        return new ValidationOutcome(
                new ContractId("a", ContractVersion.parse("1.0.0").orElseThrow()), verdict, datum);
    }

    private static SourceRecord record(String topic, byte[] value, ValidationOutcome outcome) {
        ConnectHeaders headers = new ConnectHeaders();
        headers.addBytes("content-type", "application/json".getBytes(UTF_8));
        headers.addBytes("trace-id", new byte[] {7});
        headers.add("quality.verdict", outcome, null);
        return new SourceRecord(
                Map.of("topic", topic, "partition", Integer.MAX_VALUE),
                Map.of("offset", Long.MAX_VALUE - 1),
                topic,
                0,
                Schema.BYTES_SCHEMA,
                new byte[] {1},
                Schema.BYTES_SCHEMA,
                value,
                1L,
                headers);
    }

    private static long size(SourceRecord record) {
        long size = RecordSize.of((byte[]) record.key(), (byte[]) record.value());
        for (Header header : record.headers()) {
            size += RecordSize.header(header.key(), (byte[]) header.value());
        }
        return size;
    }

    private static String text(SourceRecord record, String header) {
        return new String((byte[]) record.headers().lastWithName(header).value(), UTF_8);
    }
}
