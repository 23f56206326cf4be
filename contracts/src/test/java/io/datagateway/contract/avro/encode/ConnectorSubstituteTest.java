// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro.encode;

import static io.datagateway.contract.avro.TestSchemas.DAY;
import static io.datagateway.contract.avro.TestSchemas.LOCAL_US;
import static io.datagateway.contract.avro.TestSchemas.MS;
import static io.datagateway.contract.avro.TestSchemas.US;
import static io.datagateway.contract.avro.TestSchemas.UUID_TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.datagateway.contract.avro.TestSchemas;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectorSubstituteTest {

    private static final String PLACEHOLDER = "__debezium_unavailable_value";
    private static final String TEXTS = arrayOf("['null','string']");

    @ParameterizedTest
    @MethodSource
    void whatAConnectorWritesForAValueThatItCannotCarryIsRefused(String type, Object value, String path) {
        assertThat(issues(type, value))
                .extracting(EncodingIssue::rule, EncodingIssue::path)
                .containsExactly(tuple("substitute", path));
    }

    static Stream<Arguments> whatAConnectorWritesForAValueThatItCannotCarryIsRefused() {
        return Stream.concat(infinite(), Stream.concat(nested(), unavailable()));
    }

    private static Stream<Arguments> infinite() {
        return Stream.of(
                arguments(DAY, "-5877611-06-21Z", "f"),
                arguments(DAY, "-5877611-06-22Z", "f"),
                arguments(DAY, "+292278994-08-16Z", "f"),
                arguments(DAY, "+292269055-12-02Z", "f"),
                arguments("['null'," + DAY + "]", "-5877611-06-21Z", "f"),
                arguments("'string'", "-5877611-06-21Z", "f"),
                arguments(arrayOf(DAY), List.of("2026-01-31Z", "-5877611-06-21Z"), "f[1]"),
                arguments(DAY, (int) LocalDate.of(-5877611, 6, 21).toEpochDay(), "f"),
                arguments(LOCAL_US, "+294247-01-10T04:00:25.2Z", "f"),
                arguments(LOCAL_US, "-290308-12-21T19:59:27.6Z", "f"),
                arguments("['null','string'," + LOCAL_US + "]", "+294247-01-10T04:00:25.2Z", "f"),
                arguments(LOCAL_US, 9_223_372_036_825_200_000L, "f"),
                arguments(US, -9_223_372_036_832_400_000L, "f"),
                arguments(MS, 9_223_372_036_825_200L, "f"),
                arguments(MS, new Date(9_223_372_036_825_200_000L), "f"));
    }

    private static Stream<Arguments> nested() {
        return Stream.of(
                arguments(TEXTS, List.of("[Ljava.lang.String;@4c6ac539"), "f[0]"),
                arguments(TEXTS, List.of("a", "[[Ljava.lang.String;@8379f19"), "f[1]"),
                arguments(arrayOf(UUID_TEXT), List.of("[Ljava.util.UUID;@21dc3e4f"), "f[0]"),
                arguments(TEXTS, List.of("[I@0"), "f[0]"));
    }

    private static Stream<Arguments> unavailable() {
        List<Integer> characters = PLACEHOLDER.chars().boxed().toList();
        return Stream.of(
                arguments("'string'", PLACEHOLDER, "f"),
                arguments("['null','string']", PLACEHOLDER, "f"),
                arguments(TestSchemas.DECIMAL, PLACEHOLDER, "f"),
                arguments("'bytes'", "X19kZWJleml1bV91bmF2YWlsYWJsZV92YWx1ZQ==", "f"),
                arguments("'bytes'", PLACEHOLDER.getBytes(UTF_8), "f"),
                arguments("'bytes'", ByteBuffer.wrap(PLACEHOLDER.getBytes(UTF_8)), "f"),
                arguments(TEXTS, List.of(PLACEHOLDER), "f[0]"),
                arguments(arrayOf("'int'"), characters, "f"),
                arguments(
                        arrayOf("'long'"),
                        characters.stream().map(Integer::longValue).toList(),
                        "f"),
                arguments(arrayOf(UUID_TEXT), List.of("b68a35a7-17ad-35b3-af2a-ae46edb4545a"), "f[0]"));
    }

    @ParameterizedTest
    @MethodSource
    void whatOnlyLooksLikeItIsTaken(String type, Object value) throws Exception {
        assertThat(new AvroEncoder(TestSchemas.record("f", type)).encode(Map.of("f", value)))
                .isNotEmpty();
    }

    static Stream<Arguments> whatOnlyLooksLikeItIsTaken() {
        List<Integer> characters = PLACEHOLDER.chars().boxed().toList();
        return Stream.of(
                arguments("'string'", "[Ljava.lang.String;@4c6ac539"),
                arguments(TEXTS, List.of("[Ljava.lang.String;@4c6ac539 was printed", "[x@y", "john@bed")),
                arguments("'string'", PLACEHOLDER + '.'),
                arguments(arrayOf("'int'"), characters.subList(1, characters.size())),
                arguments(arrayOf("'int'"), characters.stream().map(c -> c + 1).toList()),
                arguments(DAY, "-4712-01-01Z"),
                arguments(DAY, "+5874897-12-31Z"),
                arguments(LOCAL_US, "+294247-01-10T04:00:25.200001Z"),
                arguments("'long'", 9_223_372_036_825_200_000L));
    }

    @Test
    void theReasonSaysWhatToDoAndNotTheValue() {
        assertThat(issues("'string'", PLACEHOLDER))
                .extracting(EncodingIssue::message)
                .containsExactly("was not in the log of the database, which needs REPLICA IDENTITY FULL for the table");
    }

    private static String arrayOf(String items) {
        return "{'type':'array','items':" + items + "}";
    }

    private static List<EncodingIssue> issues(String type, Object value) {
        var encoder = new AvroEncoder(TestSchemas.record("f", type));
        return catchThrowableOfType(UnencodableException.class, () -> encoder.encode(Map.of("f", value)))
                .issues();
    }
}
