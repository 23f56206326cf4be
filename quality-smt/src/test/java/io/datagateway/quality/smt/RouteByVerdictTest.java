// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.smt;

import static org.assertj.core.api.Assertions.assertThat;

import io.datagateway.quality.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteByVerdictTest extends TransformRequirements {

    @Override
    <R extends ConnectRecord<R>> Transformation<R> transform() {
        return new RouteByVerdict<>();
    }

    @Override
    Map<String, String> settings() {
        return Map.of();
    }

    @ParameterizedTest
    @CsvSource({"a, a.prod", "a.raw, a.prod", "a.dlq, a.prod", "a.prod, a.prod", "a.raw.raw, a.raw.prod"})
    void theTargetIsNamedAfterTheBaseTopic(String topic, String target) {
        Transformation<SourceRecord> route = transform();
        var headers = new ConnectHeaders().add("quality.verdict", new ValidationOutcome(null, Verdict.PASSED), null);

        SourceRecord result = route.apply(new SourceRecord(null, null, topic, 0, null, null, null, "v", 1L, headers));

        assertThat(result.topic()).isEqualTo(target);
        assertThat(result.headers()).isEmpty();
    }

    @Test
    void aDeadLetterOfASinkTellsWhereItStoodInKafka() {
        Transformation<SinkRecord> route = transform();
        var raw = new SinkRecord(
                "renamed", 3, null, null, null, "v", 9, 1L, TimestampType.CREATE_TIME, null, "sales.orders", 2, 8);

        SinkRecord result = route.apply(raw);

        assertThat(text(result, "topic")).isEqualTo("sales.orders");
        assertThat(text(result, "partition")).isEqualTo("2");
        assertThat(text(result, "offset")).isEqualTo("8");
    }

    @Test
    void aDeadLetterOfAnotherSourceTellsItsTopicOnly() {
        Transformation<SourceRecord> route = transform();

        SourceRecord result = route.apply(new SourceRecord(
                Map.of("table", "orders"), Map.of("id", 5), "sales.orders.raw", null, null, null, null, "v"));

        assertThat(text(result, "topic")).isEqualTo("sales.orders.raw");
        assertThat(text(result, "partition")).isNull();
        assertThat(text(result, "offset")).isNull();
        assertThat(text(result, "connector.name")).isNull();
    }

    @Test
    void whatConnectOrAnEarlierFailureWroteIsReplaced() {
        Transformation<SourceRecord> route = transform();
        var headers = new ConnectHeaders()
                .addString("__connect.errors.exception.stacktrace", "old")
                .addString("__connect.errors.topic", "old")
                .addString("quality.contract", "old")
                .addString("quality.violations", "old")
                .addString("kept", "kept");

        SourceRecord result = route.apply(new SourceRecord(null, null, "a.raw", 0, null, null, null, "v", 1L, headers));

        assertThat(result.headers())
                .allSatisfy(header -> assertThat(header.value()).isNotEqualTo("old"));
        assertThat(result.headers().allWithName("__connect.errors.topic"))
                .toIterable()
                .hasSize(1);
        assertThat(result.headers().lastWithName("kept").value()).isEqualTo("kept");
    }

    private static String text(ConnectRecord<?> result, String fact) {
        Header header = result.headers().lastWithName("__connect.errors." + fact);
        return header == null ? null : new String((byte[]) header.value(), StandardCharsets.UTF_8);
    }
}
