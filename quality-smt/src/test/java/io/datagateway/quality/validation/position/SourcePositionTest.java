// SPDX-License-Identifier: Apache-2.0
package io.datagateway.quality.validation.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.datagateway.contract.TopicFamily;
import io.datagateway.quality.validation.topics.RawPartition;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourcePositionTest {

    private static final RawPartition RAW = new RawPartition(new TopicFamily("sales.orders"), Uuid.randomUuid(), 3, 1);

    private static final JsonConverter CONVERTER = newConverter();

    @Test
    void aPositionSetByRestIsFoundByTheTask() {
        Map<String, Object> fromRequest = new LinkedHashMap<>();
        fromRequest.put("topic", "sales.orders.raw");
        fromRequest.put("partition", 3);
        // Connect reads the request once as JSON before it stores the key (Worker.normalizeSourceConnectorOffsets).
        Map<String, Object> stored = asConnectGivesItBack(fromRequest);

        assertThat(json(SourcePosition.keyOf(RAW))).isEqualTo(json(stored));
    }

    @Test
    void anOperatorMayLeaveOutTheTopicId() {
        assertThat(SourcePosition.of(Map.of("offset", 41L))).isEqualTo(new SourcePosition(41, null));
        assertThat(new SourcePosition(41, null).toMap()).isEqualTo(Map.of("offset", 41L));
    }

    @ParameterizedTest
    @MethodSource("wrongPositions")
    void aWrongPositionIsRefusedWithTheMemberToChange(Map<String, ?> position, String member) {
        assertThatThrownBy(() -> SourcePosition.of(position))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("'" + member + "'");
    }

    static List<Object[]> wrongPositions() {
        return List.of(
                new Object[] {Map.of(), "offset"},
                new Object[] {Collections.singletonMap("offset", null), "offset"},
                new Object[] {Map.of("offset", "41"), "offset"},
                new Object[] {Map.of("offset", 4.5), "offset"},
                new Object[] {Map.of("offset", -1L), "offset"},
                new Object[] {Map.of("offset", Long.MAX_VALUE), "offset"},
                new Object[] {Map.of("offset", 1L, "topic-id", 7L), "topic-id"},
                new Object[] {Map.of("offset", 1L, "ofset", 7L), "ofset"});
    }

    @ParameterizedTest
    @MethodSource("wrongKeys")
    void aKeyThatNoTaskLooksForIsRefusedWithTheMemberToChange(Map<String, ?> key, String member) {
        assertThatThrownBy(() -> SourcePosition.checkKey(key))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(member);
    }

    static List<Object[]> wrongKeys() {
        return List.of(
                new Object[] {null, "source partition"},
                new Object[] {Map.of("partition", 0), "'topic'"},
                new Object[] {Map.of("topic", 1, "partition", 0), "'topic'"},
                new Object[] {Map.of("topic", "sales.orders", "partition", 0), "'topic'"},
                new Object[] {Map.of("topic", "sales.orders.raw"), "'partition'"},
                new Object[] {Map.of("topic", "sales.orders.raw", "partition", "0"), "'partition'"},
                new Object[] {Map.of("topic", "sales.orders.raw", "partition", -1), "'partition'"},
                new Object[] {Map.of("topic", "sales.orders.raw", "partition", 1L << 31), "'partition'"},
                new Object[] {Map.of("topic", "sales.orders.raw", "partition", 0, "cluster", "a"), "'cluster'"});
    }

    @Test
    void whereAnAcceptedLossWentOnIsStoredToo() {
        SourcePosition position = new SourcePosition(99, RAW.topicId().toString(), 80L);

        assertThat(SourcePosition.of(asConnectGivesItBack(position.toMap()))).isEqualTo(position);
    }

    @Test
    void theKeyOfATaskIsAccepted() {
        Map<String, Object> key = SourcePosition.keyOf(RAW);

        assertThatCode(() -> SourcePosition.checkKey(key)).doesNotThrowAnyException();
        assertThatCode(() -> SourcePosition.checkKey(asConnectGivesItBack(key))).doesNotThrowAnyException();
    }

    /** A position as Connect reads it back: the same JSON, but not the same Java types. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> asConnectGivesItBack(Map<String, ?> map) {
        return (Map<String, Object>) CONVERTER.toConnectData("", json(map)).value();
    }

    private static byte[] json(Map<String, ?> map) {
        return CONVERTER.fromConnectData("", null, map);
    }

    private static JsonConverter newConverter() {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", "false"), false);
        return converter;
    }
}
