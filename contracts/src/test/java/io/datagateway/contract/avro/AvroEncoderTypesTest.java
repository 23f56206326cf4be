// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AvroEncoderTypesTest {

    private static final String DAY = logical("int", "date");
    private static final String TIME_MS = logical("int", "time-millis");
    private static final String TIME_US = logical("long", "time-micros");
    private static final String MS = logical("long", "timestamp-millis");
    private static final String US = logical("long", "timestamp-micros");
    private static final String NS = logical("long", "timestamp-nanos");
    private static final String LOCAL_US = logical("long", "local-timestamp-micros");
    private static final String UUID_TEXT = logical("string", "uuid");
    private static final String DECIMAL = "{'type':'bytes','logicalType':'decimal','precision':6,'scale':2}";
    private static final String FIXED = "{'type':'fixed','name':'F','size':3}";
    private static final String FIXED_DECIMAL =
            "{'type':'fixed','name':'F','size':4,'logicalType':'decimal','precision':6,'scale':2}";
    private static final String FIXED_UUID = "{'type':'fixed','name':'F','size':16,'logicalType':'uuid'}";
    private static final String ENUM = "{'type':'enum','name':'E','symbols':['A','B']}";
    private static final String ID = "01234567-89ab-CDEF-0123-456789abcdef";

    @ParameterizedTest
    @MethodSource
    void takes(String type, Object value, Object datum) throws Exception {
        Schema schema = Types.of(type);
        assertThat(new AvroEncoder(schema).encode(value)).isEqualTo(new AvroLibrary(schema).encode(datum));
    }

    static Stream<Arguments> takes() {
        return Stream.of(numbers(), decimals(), binary(), times(), containers()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> numbers() {
        return Stream.of(
                arguments("'null'", null, null),
                arguments("'boolean'", true, true),
                arguments("'int'", (byte) -3, -3),
                arguments("'int'", (short) 300, 300),
                arguments("'int'", 7L, 7),
                arguments("'int'", 3.0, 3),
                arguments("'int'", 3f, 3),
                arguments("'int'", new BigDecimal("12E2"), 1200),
                arguments("'int'", new BigDecimal("7.000"), 7),
                arguments("'int'", new BigDecimal("0E+2000000000"), 0),
                arguments("'long'", BigInteger.valueOf(Long.MIN_VALUE), Long.MIN_VALUE),
                arguments("'long'", 1e18, 1_000_000_000_000_000_000L),
                arguments("'float'", 0.1, 0.1f),
                arguments("'float'", Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY),
                arguments("'double'", 3, 3.0),
                arguments("'double'", Double.NaN, Double.NaN),
                arguments("'double'", new BigDecimal("0.1"), 0.1));
    }

    private static Stream<Arguments> decimals() {
        return Stream.of(
                arguments(DECIMAL, new BigDecimal("12.5"), unscaled(1250)),
                arguments(DECIMAL, "-9999.99", unscaled(-999999)),
                arguments(DECIMAL, "12.5000", unscaled(1250)),
                arguments(DECIMAL, 42, unscaled(4200)),
                arguments(DECIMAL, 0.29, unscaled(29)),
                arguments(DECIMAL, 0.1f, unscaled(10)),
                arguments(DECIMAL, BigInteger.TEN, unscaled(1000)),
                arguments(DECIMAL, new BigDecimal("0E-2000000000"), unscaled(0)),
                arguments(FIXED_DECIMAL, "-1", fixed(FIXED_DECIMAL, -1, -1, -1, -100)),
                arguments(FIXED_DECIMAL, "1.28", fixed(FIXED_DECIMAL, 0, 0, 0, -128)));
    }

    private static Stream<Arguments> binary() {
        byte[] bytes = {1, 2, 3};
        return Stream.of(
                arguments("'string'", "h\u00e9 \ud83d\ude00", "h\u00e9 \ud83d\ude00"),
                arguments(ENUM, "B", new GenericData.EnumSymbol(Types.of(ENUM), "B")),
                arguments("'bytes'", bytes, ByteBuffer.wrap(bytes)),
                arguments("'bytes'", ByteBuffer.wrap(bytes, 1, 2), ByteBuffer.wrap(new byte[] {2, 3})),
                arguments("'bytes'", "AQID", ByteBuffer.wrap(bytes)),
                arguments("'bytes'", "", ByteBuffer.wrap(new byte[0])),
                arguments(FIXED, bytes, fixed(FIXED, 1, 2, 3)),
                arguments(FIXED, "AQID", fixed(FIXED, 1, 2, 3)),
                arguments(UUID_TEXT, ID, ID),
                arguments(UUID_TEXT, UUID.fromString(ID), ID.toLowerCase(java.util.Locale.ROOT)),
                arguments(
                        FIXED_UUID,
                        ID,
                        fixed(FIXED_UUID, 1, 35, 69, 103, -119, -85, -51, -17, 1, 35, 69, 103, -119, -85, -51, -17)));
    }

    private static Stream<Arguments> times() {
        Instant instant = Instant.parse("1969-12-31T23:59:59.123Z");
        return Stream.of(
                arguments(DAY, -1, -1),
                arguments(DAY, "1970-01-03", 2),
                arguments(DAY, LocalDate.of(1969, 12, 31), -1),
                arguments(DAY, new Date(-86_400_000L), -1),
                arguments(TIME_MS, 86_399_999, 86_399_999),
                arguments(TIME_MS, "00:00:01.002", 1002),
                arguments(TIME_MS, new Date(5), 5),
                arguments(TIME_US, LocalTime.of(0, 0, 1), 1_000_000L),
                arguments(MS, 17, 17L),
                arguments(MS, instant, -877L),
                arguments(MS, new Date(-5), -5L),
                arguments(MS, OffsetDateTime.parse("1970-01-01T02:00:00.001+02:00"), 1L),
                arguments(MS, ZonedDateTime.parse("1970-01-01T00:00:00.001Z[UTC]"), 1L),
                arguments(US, "1970-01-01T01:00:00.000001+01:00", 1L),
                arguments(US, "9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999L),
                arguments(NS, instant, -877_000_000L),
                arguments(NS, "1677-09-21T00:12:43.145224192Z", Long.MIN_VALUE),
                arguments(NS, "2262-04-11T23:47:16.854775807Z", Long.MAX_VALUE),
                arguments(LOCAL_US, "1970-01-01T00:00:00.5", 500_000L),
                arguments(LOCAL_US, LocalDateTime.of(1970, 1, 1, 0, 1), 60_000_000L));
    }

    private static Stream<Arguments> containers() {
        return Stream.of(
                arguments("['null','long']", null, null),
                arguments("['long','null']", null, null),
                arguments("['null','long']", 5, 5L),
                arguments("['string','null']", "a", "a"),
                arguments("['int','double']", 3.0, 3),
                arguments("['int','double']", 3.5, 3.5),
                arguments("['int','long','string']", 1L << 40, 1L << 40),
                arguments("['null','bytes','string']", "AQID", ByteBuffer.wrap(new byte[] {1, 2, 3})),
                arguments("['null','bytes','string']", "A", "A"),
                arguments("{'type':'array','items':'int'}", List.of(), List.of()),
                arguments("{'type':'array','items':'int'}", List.of(1, 2L), List.of(1, 2)),
                arguments("{'type':'map','values':['null','int']}", Map.of("é", 1), Map.of("é", 1)));
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String type, Object value, String rule, String message) {
        var refusal = refusal(Types.record("f", type), single("f", value));

        assertThat(refusal.issues()).containsExactly(new EncodingIssue("f", rule, message));
        assertThat(refusal).hasMessage("f: " + message);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(refusedNumbers(), refusedText(), refusedTimes()).flatMap(cases -> cases);
    }

    private static Stream<Arguments> refusedNumbers() {
        String intRange = "is not between -2147483648 and 2147483647 as int asks";
        String longRange = "is not between -9223372036854775808 and 9223372036854775807 as long asks";
        String digits = "has more digits than decimal(6, 2) holds without rounding";
        String decimal = "expected a decimal as number or plain text, found ";
        return Stream.of(
                arguments("'boolean'", "true", "type", "expected boolean, found text"),
                arguments("'boolean'", 1, "type", "expected boolean, found Integer"),
                arguments("'int'", "1", "type", "expected int, found text"),
                arguments("'int'", true, "type", "expected int, found Boolean"),
                arguments("'int'", 1.5, "type", "expected int, found a number with a fraction"),
                arguments("'int'", Double.NaN, "type", "expected int, found Double"),
                arguments("'int'", 2147483648L, "range", intRange),
                arguments("'int'", new BigDecimal("1E+2000000000"), "range", intRange),
                arguments(
                        "'int'",
                        new BigDecimal("1E-2000000000"),
                        "type",
                        "expected int, found a number with a fraction"),
                arguments("'long'", new BigInteger("9223372036854775808"), "range", longRange),
                arguments("'long'", 1e19, "range", longRange),
                arguments("'float'", 1e39, "range", "is too large for a float"),
                arguments("'double'", new BigDecimal("1E400"), "range", "is too large for a double"),
                arguments("'double'", "NaN", "type", "expected double, found text"),
                arguments(DECIMAL, "10000", "range", digits),
                arguments(DECIMAL, "0.001", "range", digits),
                arguments(DECIMAL, 0.1 + 0.2, "range", digits),
                arguments(DECIMAL, new BigDecimal("1E+2000000000"), "range", digits),
                arguments(DECIMAL, new BigDecimal("1E-2000000000"), "range", digits),
                arguments(DECIMAL, "1e3", "type", decimal + "text"),
                arguments(DECIMAL, "+1", "type", decimal + "text"),
                arguments(DECIMAL, ".5", "type", decimal + "text"),
                arguments(DECIMAL, "1".repeat(2000), "type", decimal + "text"),
                arguments(DECIMAL, Float.POSITIVE_INFINITY, "type", decimal + "Float"),
                arguments(DECIMAL, new byte[] {1}, "type", decimal + "bytes"));
    }

    private static Stream<Arguments> refusedText() {
        String half = "has half a surrogate pair, which is not text";
        return Stream.of(
                arguments("'null'", 1, "type", "expected null, found Integer"),
                arguments("'string'", 1, "type", "expected text, found Integer"),
                arguments("'string'", new StringBuilder("x"), "type", "expected text, found StringBuilder"),
                arguments("'string'", "a\ud83d", "type", half),
                arguments("'string'", "\ude00a", "type", half),
                arguments(ENUM, "C", "enum", "is not one of A, B"),
                arguments(ENUM, 0, "type", "expected text, found Integer"),
                arguments("'bytes'", "A*==", "type", "expected bytes, or text in base64, found text"),
                arguments(FIXED, new byte[2], "range", "has 2 bytes, not 3"),
                arguments(FIXED, "AQ==", "range", "has 1 bytes, not 3"),
                arguments(UUID_TEXT, "1-1-1-1-1", "type", "expected a UUID, found text"),
                arguments(FIXED_UUID, new byte[16], "type", "expected a UUID, found bytes"),
                arguments("['null','int']", "x", "type", "expected int, found text"),
                arguments("['null','int','string']", true, "type", "fits none of null, int, string"),
                arguments("['int','string']", null, "required", "is null or missing"),
                arguments("'string'", null, "required", "is null or missing"),
                arguments("{'type':'array','items':'int'}", Map.of(), "type", "expected a list, found an object"),
                arguments("{'type':'map','values':'int'}", List.of(), "type", "expected an object, found a list"),
                arguments("{'type':'map','values':'int'}", Map.of(1, 1), "type", "has a key that is not text"));
    }

    private static Stream<Arguments> refusedTimes() {
        String millis = "is more exact than timestamp-millis, or beyond its range";
        return Stream.of(
                arguments(DAY, "1970-02-30", "type", "expected date, found text"),
                arguments(DAY, 1L << 31, "range", "is not between -2147483648 and 2147483647 as date asks"),
                arguments(DAY, LocalDate.MAX, "range", "is not between -2147483648 and 2147483647 as date asks"),
                arguments(DAY, new Date(1), "range", "is more exact than date, or beyond its range"),
                arguments(DAY, Instant.EPOCH, "type", "expected date, found Instant"),
                arguments(TIME_MS, 86_400_000, "range", "is not between 0 and 86399999 as time-millis asks"),
                arguments(TIME_MS, -1, "range", "is not between 0 and 86399999 as time-millis asks"),
                arguments(TIME_MS, "24:00", "type", "expected time-millis, found text"),
                arguments(
                        TIME_US,
                        LocalTime.of(0, 0, 0, 1),
                        "range",
                        "is more exact than time-micros, or beyond its range"),
                arguments(MS, "1970-01-01T00:00:00", "type", "expected timestamp-millis, found text"),
                arguments(MS, LocalDateTime.MIN, "type", "expected timestamp-millis, found LocalDateTime"),
                arguments(MS, "1970-01-01T00:00:00.0001Z", "range", millis),
                arguments(MS, 0.5, "type", "expected timestamp-millis, found a number with a fraction"),
                arguments(NS, Instant.MAX, "range", "is more exact than timestamp-nanos, or beyond its range"),
                arguments(LOCAL_US, "1970-01-01T00:00:00Z", "type", "expected local-timestamp-micros, found text"));
    }

    @Test
    void aUnionSaysWhatIsWrongInsideTheOneBranchThatWasMeant() {
        String line = "{'type':'record','name':'Line','fields':[{'name':'qty','type':'int'}]}";
        Schema schema = Types.record("f", "['null','string'," + line + "]");

        var refusal = refusal(schema, Map.of("f", Map.of("qty", "x")));

        assertThat(refusal.issues()).containsExactly(new EncodingIssue("f.qty", "type", "expected int, found text"));
    }

    @Test
    void hugeNumbersAreRefusedWithoutCalculatingWithThem() {
        BigInteger huge = BigInteger.ONE.shiftLeft(9_000_000);
        for (String type : List.of("'int'", "'long'", DECIMAL)) {
            assertThat(refusal(Types.record("f", type), Map.of("f", huge)).issues())
                    .extracting(EncodingIssue::rule)
                    .containsExactly("range");
        }
    }

    private static UnencodableException refusal(Schema schema, Object value) {
        return catchThrowableOfType(UnencodableException.class, () -> new AvroEncoder(schema).encode(value));
    }

    private static Map<String, Object> single(String key, Object value) {
        var map = new HashMap<String, Object>();
        map.put(key, value);
        return map;
    }

    private static ByteBuffer unscaled(long value) {
        return ByteBuffer.wrap(BigInteger.valueOf(value).toByteArray());
    }

    private static GenericData.Fixed fixed(String type, int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new GenericData.Fixed(Types.of(type), bytes);
    }

    private static String logical(String type, String logical) {
        return "{'type':'" + type + "','logicalType':'" + logical + "'}";
    }
}
